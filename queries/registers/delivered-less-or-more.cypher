// title: Where did deliveries fall short of the order, or go past it?
// description: >-
//   Deals of which a register lists fewer pieces delivered than ordered, or more if asked so, newest order first.
//   Orders from before the years that it covers are left out: their earlier deliveries are not in its numbers.
// tags: [registers, orders, deliveries]
// params:
//   more: {type: boolean, default: false, help: true for more delivered than ordered}
//   supplier: {type: actor, default: null, help: who delivered; empty for all}
//   recipient: {type: actor, default: null, help: who received; empty for all}
//   since: {type: year, default: 1900, help: first year of order}
// example: {supplier: Russia}
// columns:
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   ordered: marked
//   delivered: marked
//   order_year: year
//   year_mark: text
//   last_delivery: year
//   covers_to: year
//   comment: text
//   claim: claim
// view: table
// sentence: >-
//   The register lists {ordered} {item} ordered by {recipient} from {supplier} in {order_year}[{year_mark}], and
//   {delivered} delivered by {covers_to}
// caveat: >-
//   Neither a default nor a gift: deliveries may go on after the last year covered, and where a number has a question
//   mark it may be the number that is off. A deal whose number ordered is 0 is left out: nobody orders nothing.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (c:Claim)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions AND c.order_year >= $since
  AND CASE WHEN $more THEN c.act = 'delivered' AND c.ordered > 0 AND c.delivered > c.ordered
      ELSE c.act = 'partly delivered' END
MATCH (c)-[:ABOUT]->(t:Transfer)
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(t)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(t)
WHERE $recipient IS NULL OR recipient.id = $recipient
WITH editions, supplier, recipient, collect(DISTINCT c.report) AS known, collect({c: c, t: t}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, recipient, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH supplier, recipient, edition, row.c AS claim, row.t AS what
WHERE claim.report = edition
MATCH (e:Report {id: edition})
OPTIONAL MATCH (what)-[:OF]->(item:Item)
RETURN supplier, recipient, what, item,
       {value: claim.ordered, uncertain: claim.ordered_estimated} AS ordered,
       {value: claim.delivered, uncertain: claim.delivered_estimated} AS delivered,
       claim.order_year AS order_year, CASE WHEN claim.order_year_estimated THEN '?' END AS year_mark,
       last(claim.delivery_years) AS last_delivery, e.covers_to AS covers_to,
       claim.comment AS comment, claim
ORDER BY order_year DESC, supplier.id, recipient.id, claim.id
LIMIT 500
