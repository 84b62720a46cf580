// title: Which are the largest deals of a category?
// description: >-
//   The first deals of one category of weapons by delivered TIV, or by order TIV if asked so; the two are never mixed.
//   One edition of a register speaks for each pair of countries.
// tags: [registers, TIV]
// params:
//   category: {type: category, help: a category of weapons}
//   ordered: {type: boolean, default: false, help: "true for TIV of the order, false for TIV delivered"}
//   since: {type: year, default: 1900, help: first year of order}
//   until: {type: year, default: 2100, help: last year of order}
//   top: {type: integer, default: 20, minimum: 1, maximum: 500, help: how many deals}
// example: {category: aircraft, since: 2000}
// columns:
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   order_year: year
//   year_mark: text
//   tiv: {type: number, unit: million TIV}
//   measure: text
//   edition: report
// view: table
// sentence: >-
//   The register gives {tiv} million {measure} for {item} from {supplier} to {recipient}, ordered in
//   {order_year}[{year_mark}]
// caveat: >-
//   TIV is a volume, not a price: what was paid may rank otherwise. Deals without TIV are left out, and delivered TIV
//   counts only the years that the file covers.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (t:Transfer)
WHERE t.category = $category AND t.order_year >= $since AND t.order_year <= $until
  AND CASE WHEN $ordered THEN t.tiv_order > 0 ELSE t.tiv_delivered > 0 END
MATCH (t)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
WITH editions, supplier, recipient, collect(DISTINCT c.report) AS known,
     collect({report: c.report, id: t.id, tiv: CASE WHEN $ordered THEN t.tiv_order ELSE t.tiv_delivered END}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier.id AS supplier_id, recipient.id AS recipient_id, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH supplier_id, recipient_id, edition, row
WHERE row.report = edition
WITH DISTINCT supplier_id, recipient_id, edition, row.id AS id, row.tiv AS tiv
ORDER BY tiv DESC, id
LIMIT $top
MATCH (what:Transfer {id: id})
MATCH (supplier:Actor {id: supplier_id})
MATCH (recipient:Actor {id: recipient_id})
OPTIONAL MATCH (what)-[:OF]->(item:Item)
RETURN supplier, recipient, what, item, what.order_year AS order_year,
       CASE WHEN what.order_year_estimated THEN '?' END AS year_mark, tiv,
       CASE WHEN $ordered THEN 'order TIV' ELSE 'delivered TIV' END AS measure, edition
ORDER BY tiv DESC, what.id
LIMIT 500
