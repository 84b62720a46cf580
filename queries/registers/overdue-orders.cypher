// title: Which orders have no delivery listed years after they were made?
// description: >-
//   Deals that a register lists as ordered at least so many years before the last year that it covers, and of which
//   it lists no delivery, longest wait first, with its comment.
// tags: [registers, orders]
// params:
//   years: {type: integer, default: 10, minimum: 0, maximum: 100, help: least number of years since the order}
//   supplier: {type: actor, default: null, help: who is to deliver; empty for all}
//   recipient: {type: actor, default: null, help: who ordered; empty for all}
// columns:
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   ordered: marked
//   order_year: year
//   year_mark: text
//   covers_to: year
//   waited: {type: integer, unit: years}
//   unsigned: boolean
//   step: text
//   comment: text
//   claim: claim
// view: table
// sentence: >-
//   The register, which covers deliveries to {covers_to}, lists no delivery of the [{ordered} ]{item} that {recipient}
//   {step} from {supplier} in {order_year}[{year_mark}][; its comment reads: {comment}]
// caveat: >-
//   No delivery listed is not the same as not delivered: a very old order may also be a gap in the register. Nothing
//   after the last year covered is known. The comments of those marked as unsigned say that they are not yet ordered or signed.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (t:Transfer)
WHERE t.status = 'ordered'
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(t)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(t)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
WITH editions, supplier, recipient, collect(DISTINCT c.report) AS known, collect({c: c, t: t}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, recipient, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH supplier, recipient, edition, row.c AS claim, row.t AS what
WHERE claim.report = edition
MATCH (e:Report {id: edition})
WITH supplier, recipient, claim, what, e.covers_to AS covers_to, e.covers_to - claim.order_year AS waited,
     any(word IN ['not yet ordered', 'not yet signed', 'not ordered by']
         WHERE coalesce(claim.comment, '') CONTAINS word) AS unsigned
WHERE waited >= $years
OPTIONAL MATCH (what)-[:OF]->(item:Item)
RETURN supplier, recipient, what, item,
       CASE WHEN claim.ordered IS NOT NULL
            THEN {value: claim.ordered, uncertain: claim.ordered_estimated} END AS ordered,
       claim.order_year AS order_year, CASE WHEN claim.order_year_estimated THEN '?' END AS year_mark,
       covers_to, waited,
       unsigned, CASE WHEN unsigned THEN 'selected, and had not yet ordered,' ELSE 'ordered' END AS step,
       claim.comment AS comment, claim
ORDER BY waited DESC, supplier.id, recipient.id, claim.id
LIMIT 500
