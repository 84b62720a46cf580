// title: Which links began, stopped or resumed around a year?
// description: >-
//   One row a change in the delivery years between a supplier and a recipient, near the given year. A link begins or
//   resumes after so many years without a delivery, and stops before so many, inside the years that its edition covers.
// tags: [suppliers, recipients, years, changes]
// params:
//   year: {type: year, help: the year to look at}
//   country: {type: actor, default: null, help: 'only links of this one, either way; empty for all'}
//   within: {type: integer, default: 1, minimum: 0, maximum: 20, help: years before and after that count as around}
//   quiet: {type: integer, default: 5, minimum: 1, maximum: 50, help: years without a delivery that make a break}
// example: {year: 1991, country: EGY}
// columns:
//   supplier: {type: actor, key: true}
//   recipient: {type: actor, key: true}
//   change: {type: text, key: true}
//   changed: {type: year, key: true}
//   previous: year
//   next: year
//   years: integer
//   according_to: text
//   edition: report
// view: {kind: network, from: supplier, to: recipient, label: change}
// sentence: >-
//   According to {according_to}, deliveries from {supplier} to {recipient} {change} in {changed}[, none listed since
//   {previous}][, none listed until {next}]
// caveat: >-
//   Years of deliveries in one edition, not of decisions: an order, an embargo or a refusal can be years older. A break
//   means that nothing is listed. Near the first of the edition's years nothing is said to begin, near the last nothing
//   to stop. Deals with an unknown party are left out: each stands for itself.
MATCH (supplier:Actor)-[d:DELIVERED_TO]->(recipient:Actor)
WHERE ($country IS NULL OR supplier.id = $country OR recipient.id = $country)
  AND supplier.kind <> 'unknown' AND recipient.kind <> 'unknown'
  AND any(y IN d.years WHERE abs(y - $year) <= $within)
MATCH (edition:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE edition.id = d.edition
// Inside a range of years the register does not say in which of them something came: no break is told there.
WITH supplier, recipient, size(d.years) AS stated,
     [y IN range(d.first_year, d.last_year) WHERE y IN d.years OR y IN coalesce(d.possible_years, [])] AS years,
     publisher.name AS according_to, edition.id AS edition,
     edition.covers_from AS from_year,
     edition.covers_to AS to_year
UNWIND range(0, size(years) - 1) AS at
WITH supplier, recipient, stated, according_to, edition, from_year, to_year, years[at] AS changed,
     CASE WHEN at > 0 THEN years[at - 1] END AS previous,
     CASE WHEN at < size(years) - 1 THEN years[at + 1] END AS next
WHERE abs(changed - $year) <= $within
UNWIND ['began', 'resumed', 'stopped'] AS change
WITH supplier, recipient, stated, according_to, edition, from_year, to_year, changed, previous, next, change
WHERE (change = 'began' AND previous IS NULL AND changed - from_year >= $quiet)
   OR (change = 'resumed' AND changed - previous > $quiet)
   OR (change = 'stopped' AND (next - changed > $quiet OR (next IS NULL AND to_year - changed >= $quiet)))
RETURN supplier, recipient, change, changed, CASE WHEN change <> 'stopped' THEN previous END AS previous,
       CASE WHEN change = 'stopped' THEN next END AS next, stated AS years, according_to, edition
ORDER BY change, changed, supplier.name, recipient.name, supplier.id, recipient.id
LIMIT 500
