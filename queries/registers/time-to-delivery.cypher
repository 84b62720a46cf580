// title: How long did a supplier's deliveries take, before and after a year?
// description: >-
//   Whole years from order to first delivery: deals ordered in the years before a year beside deals
//   ordered from it on, with how many there are and how many more have no delivery listed yet. Orders from before the
//   years that the register covers are left out: their first deliveries are not in it.
// tags: [registers, orders, deliveries]
// params:
//   supplier: {type: actor, help: who delivered}
//   recipient: {type: actor, default: null, help: who received; empty for all}
//   year: {type: year, default: 2014, help: first year of the later orders}
//   years: {type: integer, default: 9, minimum: 1, maximum: 100, help: how many years of orders on either side}
//   by_category: {type: boolean, default: false, help: true for a row for each category of weapons}
// example: {supplier: Russia}
// columns:
//   supplier: actor
//   recipient: actor
//   category: {type: text, key: true}
//   first_before: year
//   last_before: year
//   deals_before: integer
//   median_before: {type: number, unit: years}
//   mean_before: {type: number, unit: years}
//   uncertain_before: integer
//   open_before: integer
//   first_after: year
//   last_after: year
//   deals_after: integer
//   median_after: {type: number, unit: years}
//   mean_after: {type: number, unit: years}
//   uncertain_after: integer
//   open_after: integer
//   reports: list of report
// view: table
// sentence: >-
//   {category}, {supplier}[ to {recipient}], by the register: [of orders of {first_before} to {last_before}
//   {deals_before|deal|deals} delivered][, the first pieces a median of {median_before|year|years} after the order][,
//   {open_before|deal|deals} with no delivery listed; ]of orders of {first_after} to {last_after}
//   {deals_after|deal|deals} delivered[, the first pieces a median of {median_after|year|years} after the order],
//   {open_after|deal|deals} with no delivery listed
// caveat: >-
//   Not a promise kept or broken. An order still open has no time yet, so the later median reads too short.
//   Uncertain deals have an order year with a question mark. Calculated here, not by the register.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (supplier:Actor {id: $supplier})-[:SUPPLIER_OF]->(t:Transfer)
WHERE t.order_year >= $year - $years AND t.order_year < $year + $years
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
WITH editions, supplier, recipient, collect(DISTINCT c.report) AS known,
     collect({report: c.report, id: t.id, key: t.category, year: t.order_year, mark: t.order_year_estimated = true,
              took: t.first_delivery - t.order_year}) AS rows
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
MATCH (e:Report {id: edition})
UNWIND rows AS row
WITH supplier, edition, row, e.covers_from AS covers_from
WHERE row.report = edition AND row.year >= covers_from
WITH DISTINCT supplier, edition, covers_from, row.id AS id, row.year < $year AS earlier, row.mark AS mark, row.took AS took,
     CASE WHEN $by_category THEN coalesce(row.key, 'none') ELSE 'all' END AS key
ORDER BY coalesce(took, -1), edition
WITH supplier, key, collect(DISTINCT edition) AS reports,
     min(CASE WHEN covers_from > $year - $years THEN covers_from ELSE $year - $years END) AS first_before,
     collect(CASE WHEN earlier THEN took END) AS before,
     count(CASE WHEN earlier AND mark AND took IS NOT NULL THEN 1 END) AS uncertain_before,
     count(CASE WHEN earlier AND took IS NULL THEN 1 END) AS open_before,
     collect(CASE WHEN NOT earlier THEN took END) AS after,
     count(CASE WHEN NOT earlier AND mark AND took IS NOT NULL THEN 1 END) AS uncertain_after,
     count(CASE WHEN NOT earlier AND took IS NULL THEN 1 END) AS open_after
OPTIONAL MATCH (k:Category {id: key})
OPTIONAL MATCH (recipient:Actor {id: $recipient})
// Of years that no edition covers nothing is told, not even 0.
WITH supplier, recipient, k, key, reports, before, after, uncertain_after, open_after,
     CASE WHEN first_before < $year
          THEN {first: first_before, last: $year - 1, deals: size(before), uncertain: uncertain_before,
                open: open_before} END AS earlier
RETURN supplier, recipient, coalesce(k.name, CASE WHEN key = 'all' THEN 'All categories' ELSE 'No category' END) AS category,
       earlier.first AS first_before, earlier.last AS last_before, earlier.deals AS deals_before,
       CASE WHEN size(before) > 0
            THEN (before[(size(before) - 1) / 2] + before[size(before) / 2]) / 2.0 END AS median_before,
       CASE WHEN size(before) > 0
            THEN round(reduce(sum = 0.0, took IN before | sum + took) / size(before), 1) END AS mean_before,
       earlier.uncertain AS uncertain_before, earlier.open AS open_before,
       $year AS first_after, $year + $years - 1 AS last_after, size(after) AS deals_after,
       CASE WHEN size(after) > 0
            THEN (after[(size(after) - 1) / 2] + after[size(after) / 2]) / 2.0 END AS median_after,
       CASE WHEN size(after) > 0
            THEN round(reduce(sum = 0.0, took IN after | sum + took) / size(after), 1) END AS mean_after,
       uncertain_after, open_after, reports
ORDER BY size(before) + size(after) + coalesce(open_before, 0) + open_after DESC, key
LIMIT 500
