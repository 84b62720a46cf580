// title: In which years has a country received deliveries, and from whom?
// description: >-
//   One row a year and supplier, the latest first: how many deals had a delivery in that year. TIV of the year stands
//   there only where the edition gives a number for each year.
// tags: [suppliers, deliveries, years, TIV]
// params:
//   recipient: {type: actor, help: who has received}
//   since: {type: year, default: 1900, help: first year to show}
// example: {recipient: EGY}
// columns:
//   year: {type: year, key: true}
//   supplier: {type: actor, key: true}
//   recipient: actor
//   deals: integer
//   tiv: {type: number, unit: million TIV}
//   according_to: text
//   edition: report
// view: {kind: bars, x: year, y: deals, group: supplier}
// sentence: >-
//   {according_to} lists {deals|deal|deals} with a delivery from {supplier} to {recipient} in {year}[, {tiv} million
//   TIV in that year]
// caveat: >-
//   A bar counts deals with a delivery in the year, not pieces and not volume: a deal with deliveries in five years
//   stands in five bars. Most registers do not say how much came in which year;
//   of a range of years, as older ones give, only the first and the last have a bar.
MATCH (recipient:Actor {id: $recipient})-[:RECIPIENT_OF]->(deal:Transfer)<-[:SUPPLIER_OF]-(supplier:Actor)
WHERE deal.status IN ['delivered', 'partly delivered'] AND (deal.kind IS NULL OR deal.kind <> 'return')
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true AND c.act IN ['delivered', 'partly delivered']
// The tie that gives the sums is looked for once a supplier and edition, not once a deal.
WITH recipient, supplier, c.report AS edition, collect({deal: deal.id, claim: c}) AS listed
MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WHERE d.edition = edition
UNWIND listed AS one
WITH recipient, supplier, edition, one.deal AS deal, one.claim AS c
WITH recipient, supplier, edition, deal, c.delivery_years AS years, c.tiv_delivered AS tiv,
     CASE WHEN c.yearly = true AND c.tiv_delivered IS NOT NULL THEN 0 ELSE 1 END AS unparted
UNWIND years AS year
WITH recipient, supplier, edition, deal, year, tiv, unparted
WHERE year >= $since
WITH recipient, supplier, edition, year, count(DISTINCT deal) AS deals, sum(tiv) AS tiv, sum(unparted) AS unparted
MATCH (report:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE report.id = edition
RETURN year, supplier, recipient, deals, CASE WHEN unparted = 0 THEN round(tiv, 3) END AS tiv,
       publisher.name AS according_to, edition
ORDER BY year DESC, deals DESC, supplier.name, supplier.id
LIMIT 500
