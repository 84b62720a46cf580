// title: Who ordered a weapon system, and when?
// description: >-
//   Deals of one designation that a register lists, by year of order, with how many were ordered and delivered and in
//   which years; if asked so, also of the designations that begin with it.
// tags: [registers, items]
// params:
//   item: {type: item, help: the designation as the register writes it}
//   variants: {type: boolean, default: false, help: true for designations that begin with it as well}
// example: {item: Mi-35M}
// columns:
//   recipient: actor
//   supplier: actor
//   item: item
//   what: {type: transfer, key: true}
//   order_year: year
//   year_mark: text
//   ordered: marked
//   delivered: marked
//   delivered_in: list of year
//   condition: text
//   status: status
//   claim: claim
// view: {kind: timeline, time: order_year, lane: recipient, label: item}
// sentence: >-
//   The register lists [{ordered} ]{item} ordered by {recipient} from {supplier} in {order_year}[{year_mark}][, and
//   {delivered} delivered in {delivered_in}]
// caveat: >-
//   Received according to the register, not held today, and not always for money: aid and leases are among them. A longer
//   designation may be another weapon, not a variant.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (asked:Item {id: $item})
MATCH (item:Item)
WHERE item.id = asked.id OR ($variants AND item.name STARTS WITH asked.name)
WITH editions, collect(item) AS items
UNWIND items AS item
MATCH (item)<-[:OF]-(t:Transfer)
MATCH (t)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
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
WITH supplier, recipient, what, claim
ORDER BY claim.id
WITH supplier, recipient, what, head(collect(claim)) AS claim
MATCH (what)-[:OF]->(item:Item)
RETURN recipient, supplier, item, what, what.order_year AS order_year,
       CASE WHEN what.order_year_estimated THEN '?' END AS year_mark,
       CASE WHEN what.ordered IS NOT NULL
            THEN {value: what.ordered, uncertain: what.ordered_estimated} END AS ordered,
       CASE WHEN what.delivered > 0
            THEN {value: what.delivered, uncertain: what.delivered_estimated} END AS delivered,
       what.delivery_years AS delivered_in, what.condition AS condition, what.status AS status, claim
ORDER BY order_year, recipient.id, supplier.id, what.id
LIMIT 500
