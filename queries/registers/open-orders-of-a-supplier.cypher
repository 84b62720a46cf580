// title: What has a supplier still to deliver, and to whom?
// description: >-
//   Open orders by recipient: deals of which a register lists no delivery up to the last year that it covers, with
//   their order TIV, and beside them the deals that it lists as delivered in part. One edition speaks for each pair.
// tags: [registers, orders]
// params:
//   supplier: {type: actor, help: who is to deliver}
// example: {supplier: Russia}
// columns:
//   supplier: actor
//   recipient: {type: actor, key: true}
//   open: integer
//   unsigned: integer
//   partly: integer
//   items: list of item
//   first_order: year
//   last_order: year
//   tiv: {type: number, unit: million TIV ordered}
//   without_tiv: integer
//   covers_to: year
//   edition: report
// view: {kind: bars, x: recipient, y: open}
// sentence: >-
//   The register, which covers deliveries to {covers_to}, lists {open|order|orders} of {recipient} from {supplier} of
//   which nothing is delivered[, with {tiv} million order TIV], and {partly|deal|deals} delivered in part
// caveat: >-
//   Not what is owed. An order may have ended, and one delivered in part may be over, without the register saying so;
//   the comments of those counted as unsigned say that they are not yet ordered or not yet signed. TIV is a volume, not money.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (supplier:Actor {id: $supplier})-[:SUPPLIER_OF]->(t:Transfer)
WHERE t.status IN ['ordered', 'partly delivered']
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
WITH editions, supplier, recipient, collect(DISTINCT c.report) AS known, collect({c: c, t: t}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, recipient, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH supplier, recipient, edition, row.c AS c, row.t AS t
WHERE c.report = edition
OPTIONAL MATCH (t)-[:OF]->(item:Item)
WITH supplier, recipient, edition, t, item, t.status = 'ordered' AS is_open,
     count(CASE WHEN any(word IN ['not yet ordered', 'not yet signed', 'not ordered by'] WHERE c.comment CONTAINS word)
                THEN 1 END) AS words
ORDER BY item.name, item.id
WITH supplier, recipient, edition,
     count(CASE WHEN is_open THEN 1 END) AS open,
     count(CASE WHEN is_open AND words > 0 THEN 1 END) AS unsigned,
     count(CASE WHEN NOT is_open THEN 1 END) AS partly,
     collect(DISTINCT CASE WHEN is_open THEN item END) AS items,
     min(CASE WHEN is_open THEN t.order_year END) AS first_order,
     max(CASE WHEN is_open THEN t.order_year END) AS last_order,
     sum(CASE WHEN is_open AND t.tiv_order > 0 THEN t.tiv_order END) AS tiv,
     count(CASE WHEN is_open AND t.tiv_order > 0 THEN 1 END) AS with_tiv
MATCH (e:Report {id: edition})
RETURN supplier, recipient, open, unsigned, partly, items, first_order, last_order,
       CASE WHEN with_tiv > 0 THEN round(tiv, 2) END AS tiv, open - with_tiv AS without_tiv,
       e.covers_to AS covers_to, edition
ORDER BY open DESC, partly DESC, recipient.id
LIMIT 500
