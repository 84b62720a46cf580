// title: Which decades and how many countries does each loaded report cover?
// description: >-
//   One row a loaded report and decade: claims about transfers with deliveries in it, or of which no delivery is dated, with
//   their order or event in it; and how many suppliers and recipients these name. A deal with deliveries in two decades
//   stands in both.
// tags: [coverage, sources, editions]
// params:
//   source: {type: source, default: null, help: only reports of this source; empty for all}
// columns:
//   report: {type: report, key: true}
//   source: text
//   decade: {type: year, key: true}
//   claims: integer
//   suppliers: integer
//   recipients: integer
//   window: text
// view: {kind: bars, x: decade, y: claims, group: report}
// sentence: >-
//   {source}[ (window {window})]: {claims|claim|claims}[ dated in the decade from {decade}], with
//   {suppliers|supplier|suppliers} and {recipients|recipient|recipients}
// caveat: >-
//   How much is loaded, not how much was transferred: a decade with few claims may only be badly covered. Claims that
//   carry no year stand without a decade.
MATCH (publisher:Source)-[:PUBLISHED]->(e:Report)
WHERE e.loaded = true AND ($source IS NULL OR publisher.id = $source)
MATCH (e)-[:STATES]->(c:Claim)
WHERE c.supplier IS NOT NULL OR c.recipient IS NOT NULL
WITH e.id AS report, publisher.name AS source, c.id AS claim, c.supplier AS supplier, c.recipient AS recipient,
     CASE WHEN size(coalesce(c.delivery_years, [])) > 0 THEN c.delivery_years
          ELSE [coalesce(c.order_year, c.event_date.year)] END AS years
UNWIND years AS year
WITH report, source, (year / 10) * 10 AS decade, count(DISTINCT claim) AS claims,
     count(DISTINCT supplier) AS suppliers, count(DISTINCT recipient) AS recipients
MATCH (e:Report)
WHERE e.id = report
RETURN report, source, decade, claims, suppliers, recipients,
       CASE WHEN e.window_from IS NOT NULL AND e.window_to IS NOT NULL
            THEN toString(e.window_from) + ' to ' + toString(e.window_to) END AS window
ORDER BY source, report, coalesce(decade, 9999)
LIMIT 500
