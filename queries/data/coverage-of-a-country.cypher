// title: What does each loaded report cover of a country, decade by decade?
// description: >-
//   One row a loaded report and decade: its claims with the country as supplier and as recipient, and how many others
//   they name. Every edition stands by itself, so nothing here is to be added up.
// tags: [coverage, sources, editions]
// params:
//   country: {type: actor, help: the country or other party}
// example: {country: EGY}
// columns:
//   report: {type: report, key: true}
//   source: text
//   country: actor
//   decade: {type: year, key: true}
//   as_supplier: integer
//   as_recipient: integer
//   partners: integer
// view: {kind: bars, x: decade, y: as_recipient, group: report}
// sentence: >-
//   {source} on {country}[ in the decade from {decade}]: {as_supplier|claim|claims} as supplier,
//   {as_recipient|claim|claims} as recipient, {partners|partner|partners}
// caveat: >-
//   Claims, not deals and not deliveries; two editions of one register repeat each other. An empty decade is not
//   evidence that nothing was transferred.
MATCH (country:Actor {id: $country})-[:SUPPLIER_OF|RECIPIENT_OF]->(t:Transfer)<-[:ABOUT]-(c:Claim)
WITH country, c.report AS report, c.id AS claim, c.supplier = country.id AS supplies,
     c.recipient = country.id AS receives,
     CASE WHEN c.supplier = country.id THEN c.recipient WHEN c.recipient = country.id THEN c.supplier END AS partner,
     CASE WHEN size(coalesce(c.delivery_years, [])) > 0 THEN c.delivery_years
          ELSE [coalesce(c.order_year, c.event_date.year)] END AS years
WHERE supplies OR receives
UNWIND years AS year
WITH country, report, (year / 10) * 10 AS decade,
     count(DISTINCT CASE WHEN supplies THEN claim END) AS as_supplier,
     count(DISTINCT CASE WHEN receives THEN claim END) AS as_recipient, count(DISTINCT partner) AS partners
MATCH (e:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE e.id = report
RETURN report, publisher.name AS source, country, decade, as_supplier, as_recipient, partners
ORDER BY source, report, coalesce(decade, 9999)
LIMIT 500
