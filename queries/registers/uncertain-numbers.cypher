// title: How sure is a register of its own numbers, country by country?
// description: >-
//   For each recipient (or supplier, if asked so) the deals that a register lists, how many of them have an order year,
//   a number ordered or a number delivered marked as uncertain, and the share with at least one mark.
// tags: [registers, uncertainty]
// params:
//   suppliers: {type: boolean, default: false, help: "true to count by supplier, false by recipient"}
//   least: {type: integer, default: 20, minimum: 1, maximum: 100000, help: leave out countries with fewer deals}
//   since: {type: year, default: 1900, help: first year of order}
// columns:
//   country: {type: actor, key: true}
//   side: text
//   since: year
//   deals: integer
//   year_uncertain: integer
//   ordered_uncertain: integer
//   delivered_uncertain: integer
//   any_uncertain: integer
//   share: {type: number, unit: "%"}
//   not_given: integer
//   reports: list of report
// view: {kind: bars, x: country, y: share}
// sentence: >-
//   Of {deals|deal|deals} with {country} as {side}[, ordered since {since},] the register marks {any_uncertain}
//   ({share} %) as uncertain in year or number
// caveat: >-
//   A question mark concerns the number, not whether the deal exists. Of those counted as not given the file has no
//   number ordered, or 0; a file that does not say what is an estimate marks none. Counted here, not by the register.
MATCH (c:Claim)-[:ABOUT]->(t:Transfer)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.order_year >= $since
// Rows about the years of one deal are one deal.
MATCH (t)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
WITH supplier.id AS supplier, recipient.id AS recipient, c.report AS report, count(DISTINCT t.id) AS deals,
     count(DISTINCT CASE WHEN c.order_year_estimated THEN t.id END) AS years,
     count(DISTINCT CASE WHEN c.ordered_estimated THEN t.id END) AS orders,
     count(DISTINCT CASE WHEN c.delivered_estimated THEN t.id END) AS deliveries,
     count(DISTINCT CASE WHEN c.order_year_estimated OR c.ordered_estimated OR c.delivered_estimated
                         THEN t.id END) AS marked,
     count(DISTINCT CASE WHEN coalesce(c.ordered, 0) = 0 THEN t.id END) AS not_given
MATCH (p:Source)-[:PUBLISHED]->(e:Report {id: report})
WHERE p.kind = 'compiler' AND e.loaded = true
WITH supplier, recipient, deals, years, orders, deliveries, marked, not_given, e
// One edition speaks for each pair: the best that lists it.
ORDER BY e.rank DESC, e.id
WITH supplier, recipient,
     head(collect({edition: e.id, deals: deals, years: years, orders: orders, deliveries: deliveries,
                   marked: marked, not_given: not_given})) AS row
WITH CASE WHEN $suppliers THEN supplier ELSE recipient END AS id, row
ORDER BY row.edition
WITH id, sum(row.deals) AS deals, sum(row.years) AS year_uncertain, sum(row.orders) AS ordered_uncertain,
     sum(row.deliveries) AS delivered_uncertain, sum(row.marked) AS any_uncertain, sum(row.not_given) AS not_given,
     collect(DISTINCT row.edition) AS reports
WHERE deals >= $least
MATCH (country:Actor {id: id})
RETURN country, CASE WHEN $suppliers THEN 'supplier' ELSE 'recipient' END AS side,
       CASE WHEN $since > 1900 THEN $since END AS since, deals, year_uncertain, ordered_uncertain,
       delivered_uncertain, any_uncertain,
       round(100.0 * any_uncertain / deals, 1) AS share, not_given, reports
ORDER BY share DESC, deals DESC, country.id
LIMIT 500
