// title: Whose engines, radars and weapons are in what a country supplies?
// description: >-
//   Deals for parts that somebody else supplied and whose comment in a register says that they are for machines "from"
//   that country. The words about the machines are quoted, beside the comment's marks and the condition.
// tags: [registers, components, marks]
// params:
//   builder: {type: actor, help: who supplies the machines}
//   recipient: {type: actor, default: null, help: who receives the parts; empty for all}
//   since: {type: year, default: 1900, help: first year of order}
// example: {builder: China, since: 2000}
// columns:
//   builder: actor
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   description: text
//   words: list of text
//   marks: list of text
//   condition: text
//   order_year: year
//   year_mark: text
//   claim: claim
// view: {kind: network, from: supplier, to: recipient, label: item}
// sentence: >-
//   {supplier} to {recipient}: {item}, ordered in {order_year}[{year_mark}]; the register's comment reads: {words}
// caveat: >-
//   Words of comments, not a list of parts: of most machines the register names none, and a comment that names the
//   supplier in other words is not found. Who supplied a part need not know for whom the machine was. A deal for whole machines
//   stands here too where its comment speaks of others in such words.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (builder:Actor {id: $builder})
WITH editions, builder, [name IN coalesce(builder.names, []) + builder.name | ' from ' + name] AS froms
MATCH (c:Claim)
WHERE c.comment CONTAINS ' from ' AND c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
  AND c.order_year >= $since AND c.supplier <> builder.id
  AND any(from IN froms WHERE c.comment CONTAINS from)
// A name counts as a whole word: China, not Chinatown.
WITH editions, builder, c,
     [part IN split(c.comment, ';')
      WHERE ' ' + toLower(part) CONTAINS ' for '
        AND any(from IN froms
                WHERE part + ' ' CONTAINS from + ' ' OR part CONTAINS from + ')' OR part CONTAINS from + '.')
      | trim(part)] AS words
WHERE size(words) > 0
MATCH (c)-[:ABOUT]->(t:Transfer)
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(t)
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(t)
WHERE $recipient IS NULL OR recipient.id = $recipient
WITH editions, builder, supplier, recipient, collect(DISTINCT c.report) AS known,
     collect({c: c, t: t, words: words}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH builder, supplier, recipient, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH builder, supplier, recipient, edition, row.c AS claim, row.t AS what, row.words AS words
WHERE claim.report = edition
OPTIONAL MATCH (what)-[:OF]->(item:Item)
RETURN builder, supplier, recipient, what, item, claim.description AS description, words, claim.mark_words AS marks,
       claim.condition AS condition, claim.order_year AS order_year,
       CASE WHEN claim.order_year_estimated THEN '?' END AS year_mark, claim
ORDER BY order_year DESC, supplier.id, recipient.id, claim.id
LIMIT 500
