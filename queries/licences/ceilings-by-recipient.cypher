// title: Up to what value were exports licensed to each recipient?
// description: >-
//   For each country that licenses, each recipient and each currency: how many licences, the sum of their ceilings, and
//   how much of both is temporary, renewed, or in place of an earlier licence. A licence that was renewed under its
//   number counts once.
// tags: [licences, values]
// params:
//   supplier: {type: actor, default: null, help: the country that licensed; empty for all}
//   recipient: {type: actor, default: null, help: the final destination; empty for all}
//   since: {type: year, default: 1950, help: first year of issue}
//   until: {type: year, default: 2100, help: last year of issue}
// example: {supplier: Netherlands}
// columns:
//   supplier: {type: actor, key: true}
//   recipient: {type: actor, key: true}
//   currency: {type: text, key: true}
//   licences: integer
//   ceiling: integer
//   temporary: integer
//   temporary_ceiling: integer
//   renewed: integer
//   replacing: integer
//   replacing_ceiling: integer
//   first_licensed: date
//   last_licensed: date
//   reports: list of report
// view: {kind: bars, x: recipient, y: ceiling, group: currency}
// sentence: >-
//   {supplier} licensed exports to {recipient} up to {ceiling} {currency} ({licences|licence|licences}, {temporary} of
//   them temporary, {replacing} in place of an earlier one)
// caveat: >-
//   Sums of ceilings, calculated here: not prices, not deliveries, and not to be set beside TIV. A licence in place of an
//   earlier one has the same goods once more. Licences for several states at once are refused when loaded, so sums are
//   too low where such are known.
MATCH (recipient:Actor)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (recipient)-[:RECIPIENT_OF]->(licence:Transfer)
WHERE licence.currency IS NOT NULL
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(licence)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (c:Claim)-[:ABOUT]->(licence)
WHERE c.act = 'licensed' AND c.counts = true
WITH supplier, recipient, licence, min(c.event_date) AS issued, max(c.event_date) AS last_issued,
     max(CASE WHEN 'temporary' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS is_temporary,
     max(CASE WHEN 'renewed' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS is_renewed,
     max(CASE WHEN 'replacement' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS is_replacing,
     collect(DISTINCT c.report) AS found
WHERE issued.year >= $since AND issued.year <= $until
WITH supplier, recipient, licence.currency AS currency, count(licence) AS licences, sum(licence.value_high) AS ceiling,
     sum(is_temporary) AS temporary, sum(is_temporary * licence.value_high) AS temporary_ceiling,
     sum(is_renewed) AS renewed, sum(is_replacing) AS replacing,
     sum(is_replacing * licence.value_high) AS replacing_ceiling,
     min(issued) AS first_licensed, max(last_issued) AS last_licensed, collect(found) AS lists
UNWIND lists AS list
UNWIND list AS report
WITH DISTINCT supplier, recipient, currency, licences, ceiling, temporary, temporary_ceiling, renewed, replacing,
     replacing_ceiling, first_licensed, last_licensed, report
ORDER BY report
WITH supplier, recipient, currency, licences, ceiling, temporary, temporary_ceiling, renewed, replacing,
     replacing_ceiling, first_licensed, last_licensed, collect(report) AS reports
RETURN supplier, recipient, currency, licences, ceiling, temporary, temporary_ceiling, renewed, replacing,
       replacing_ceiling, first_licensed, last_licensed, reports
ORDER BY ceiling DESC, supplier.name, recipient.name, currency, supplier.id, recipient.id
LIMIT 500
