// title: Which names of parties did no table know?
// description: >-
//   One row a name as a loaded report writes it, with the actor that stands in for it and the transfers in which that
//   actor is a party. The claims keep the name; nothing was guessed.
// tags: [names, quality]
// params:
//   source: {type: source, default: null, help: only reports of this source; empty for all}
// columns:
//   name: {type: text, key: true}
//   report: {type: report, key: true}
//   source: text
//   actor: actor
//   transfers: integer
// view: table
// sentence: >-
//   {source} writes "{name}", which no table knows; it is kept as an actor of its own, party to
//   {transfers|transfer|transfers}
// caveat: >-
//   A name that is not listed here may still be the wrong party: this tells only of those that could not be matched.
MATCH (publisher:Source)-[:PUBLISHED]->(e:Report)
WHERE e.loaded = true AND ($source IS NULL OR publisher.id = $source)
UNWIND coalesce(e.unmatched_names, []) AS name
OPTIONAL MATCH (actor:Actor)
WHERE actor.name = name AND actor.id STARTS WITH 'unmatched-'
OPTIONAL MATCH (actor)-[:SUPPLIER_OF|RECIPIENT_OF]->(t:Transfer)
RETURN name, e.id AS report, publisher.name AS source, actor, count(DISTINCT t) AS transfers
ORDER BY source, report, name, coalesce(actor.id, '')
LIMIT 500
