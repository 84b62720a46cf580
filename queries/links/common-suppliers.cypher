// title: Who has supplied both of two countries?
// description: >-
//   One row a supplier that has delivered to both: deals, last year and delivered TIV of each, from one edition each,
//   and the designations that both have received from it.
// tags: [suppliers, deliveries, TIV]
// params:
//   one: {type: actor, help: one recipient}
//   other: {type: actor, help: the other recipient}
// example: {one: IND, other: PAK}
// columns:
//   supplier: {type: actor, key: true}
//   one: actor
//   one_deals: integer
//   one_last: year
//   one_tiv: {type: number, unit: million TIV}
//   other: actor
//   other_deals: integer
//   other_last: year
//   other_tiv: {type: number, unit: million TIV}
//   same_items: list of item
//   reports: list of report
// view: table
// sentence: >-
//   By the registers cited, {supplier} has delivered to both: {one_deals|deal|deals} to {one}[, the last in {one_last}],
//   {other_deals|deal|deals} to {other}[, the last in {other_last}][; to both: {same_items}]
// caveat: >-
//   Deals with a delivery in the editions named, at any time; the two may have been supplied decades apart. The same
//   designation can hide different versions.
UNWIND [$one, $other] AS id
// Both countries are gone through alike, each once: from supplier to supplier takes Neo4j ten times as long.
MATCH (country:Actor)
WHERE country.id = id
MATCH (country)-[:RECIPIENT_OF]->(t:Transfer)<-[:SUPPLIER_OF]-(supplier:Actor)
WHERE t.status IN ['delivered', 'partly delivered'] AND (t.kind IS NULL OR t.kind <> 'return')
MATCH (t)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true
OPTIONAL MATCH (t)-[:OF]->(item:Item)
WITH country, supplier, c.report AS edition, collect(DISTINCT item.id) AS items
MATCH (supplier)-[d:DELIVERED_TO]->(country)
WHERE d.edition = edition
WITH supplier, head(collect(CASE WHEN country.id = $one THEN {sum: d, items: items} END)) AS first,
     head(collect(CASE WHEN country.id = $other THEN {sum: d, items: items} END)) AS second
WHERE first IS NOT NULL AND second IS NOT NULL
WITH supplier, first.sum AS a, second.sum AS b, [x IN first.items WHERE x IN second.items] AS shared
MATCH (one:Actor {id: $one})
MATCH (other:Actor {id: $other})
UNWIND CASE WHEN shared = [] THEN [null] ELSE shared END AS key
OPTIONAL MATCH (same:Item)
WHERE same.id = key
WITH one, other, supplier, a, b, same
ORDER BY same.name
WITH one, other, supplier, a, b, collect(same) AS same_items
RETURN supplier, one, a.deals AS one_deals, a.last_year AS one_last, a.tiv AS one_tiv,
       other, b.deals AS other_deals, b.last_year AS other_last, b.tiv AS other_tiv, same_items,
       CASE WHEN a.edition = b.edition THEN [a.edition] ELSE [a.edition, b.edition] END AS reports
ORDER BY one_deals + other_deals DESC, supplier.name, supplier.id
LIMIT 500
