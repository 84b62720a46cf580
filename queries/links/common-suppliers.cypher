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
// view: {kind: bars, x: supplier, y: one_deals}
// sentence: >-
//   By the registers cited, {supplier} has delivered to both: {one_deals|deal|deals} to {one}[, the last in {one_last}],
//   {other_deals|deal|deals} to {other}[, the last in {other_last}][; to both: {same_items}]
// caveat: >-
//   Deals with a delivery in the editions named, at any time; the two may have been supplied decades apart. The same
//   designation can hide different versions.
MATCH (one:Actor {id: $one})<-[a:DELIVERED_TO]-(supplier:Actor)
MATCH (supplier)-[b:DELIVERED_TO]->(other:Actor {id: $other})
MATCH (one)-[:RECIPIENT_OF]->(t:Transfer)<-[:SUPPLIER_OF]-(supplier)
WHERE t.status IN ['delivered', 'partly delivered'] AND (t.kind IS NULL OR t.kind <> 'return')
MATCH (t)<-[:ABOUT]-(c:Claim)
WHERE c.report = a.edition AND c.counts = true
OPTIONAL MATCH (t)-[:OF]->(item:Item)
WITH one, other, supplier, a, b, collect(DISTINCT item.id) AS items
MATCH (other)-[:RECIPIENT_OF]->(u:Transfer)<-[:SUPPLIER_OF]-(supplier)
WHERE u.status IN ['delivered', 'partly delivered'] AND (u.kind IS NULL OR u.kind <> 'return')
MATCH (u)<-[:ABOUT]-(d:Claim)
WHERE d.report = b.edition AND d.counts = true
OPTIONAL MATCH (u)-[:OF]->(same:Item)
WHERE same.id IN items
WITH DISTINCT one, other, supplier, a, b, same
ORDER BY same.name
WITH one, other, supplier, a, b, collect(same) AS same_items
RETURN supplier, one, a.deals AS one_deals, a.last_year AS one_last, a.tiv AS one_tiv,
       other, b.deals AS other_deals, b.last_year AS other_last, b.tiv AS other_tiv, same_items,
       CASE WHEN a.edition = b.edition THEN [a.edition] ELSE [a.edition, b.edition] END AS reports
ORDER BY one_deals + other_deals DESC, supplier.name, supplier.id
LIMIT 500
