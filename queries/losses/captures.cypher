// title: What was captured, and by whom?
// description: >-
//   Losses that a report records as captured, or as fallen into the hands of somebody it names, as floors, with the
//   day of the count and whoever counted.
// tags: [losses, captures]
// params:
//   captor: {type: actor, default: null, help: into whose hands it fell; empty for all}
//   loser: {type: actor, default: null, help: who lost it; empty for all}
// example: {captor: Ukraine}
// columns:
//   loser: actor
//   captor: {type: actor, key: true}
//   what: text
//   recorded: {type: integer, at_least: true}
//   as_of: date
//   part_of: loss
//   loss: {type: loss, key: true}
//   counted_by: list of text
//   reports: list of report
// view: {kind: network, from: loser, to: captor, label: what}
// sentence: "{loser}: {recorded} {what} recorded as captured[ by {captor}][, as of {as_of}] (counted by {counted_by})"
// caveat: >-
//   Floors, from what was documented. Captured says nothing about its state or whether it is used, and a capture is no
//   transfer: it never counts as received.
MATCH (loser:Actor)-[:LOST]->(loss:Loss)
WHERE $loser IS NULL OR loser.id = $loser
OPTIONAL MATCH (loss)-[:CAPTURED_BY]->(captor:Actor)
WITH loser, loss, captor
WHERE (captor IS NOT NULL OR loss.outcome = 'captured') AND ($captor IS NULL OR captor.id = $captor)
OPTIONAL MATCH (loss)-[:OF]->(item:Item)
OPTIONAL MATCH (loss)-[:OF]->(category:Category)
OPTIONAL MATCH (loss)-[:PART_OF]->(part_of:Loss)
MATCH (c:Claim)-[:ABOUT]->(loss)
WHERE c.counts = true
MATCH (own:Source)-[:PUBLISHED]->(:Report {id: c.report})
WITH loser, loss, captor, coalesce(item.name, category.name, 'pieces of equipment') AS what, part_of, own, c,
     coalesce(c.rests_on_sources, [own.id]) AS counters
UNWIND counters AS counter
OPTIONAL MATCH (named:Source {id: counter})
WITH loser, loss, captor, what, part_of, c.report AS report, coalesce(named.name, counter) AS counter
ORDER BY report, counter
WITH loser, loss, captor, what, part_of, collect(DISTINCT counter) AS counted_by, collect(DISTINCT report) AS reports
RETURN loser, captor, what, loss.count_low AS recorded, loss.as_of AS as_of, part_of, loss, counted_by, reports
ORDER BY loser.name, coalesce(captor.name, ''), what, loss.id
LIMIT 500
