// title: What was expected by now, with nothing later loaded?
// description: >-
//   Transfers that reports expected by a day that has passed, where no loaded claim tells of anything done later.
//   Last told is the newest date of a report about it, as far as it is known. Since then says whether that is later than
//   the day expected. Register until is the last year of a loaded register that can list the two.
// tags: [overdue, returns]
// params:
//   today: {type: date, default: today, help: the day from which to look back}
//   party: {type: actor, default: null, help: a supplier or recipient; empty for all}
// example: {today: 2026-01-01}
// columns:
//   what: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   item: item
//   number: quantity
//   status: status
//   standing: standing
//   expected_by: {type: date, due: true}
//   last_told: text
//   since_then: text
//   register_until: year
//   sources: integer
//   reports: list of report
// view: {kind: timeline, time: expected_by, lane: supplier, label: status}
// sentence: >-
//   {supplier} to {recipient}:[ {number}] {item}, {status}, expected by about {expected_by}; {since_then}[, and the
//   registers loaded reach to {register_until}] ({sources|independent source|independent sources})
// caveat: >-
//   Nothing later is loaded: that is no evidence that it was not delivered. A report without a date cannot be told to be
//   later. A day told as "within a month" is counted from its report, so it is about that day.
MATCH (s:Source)-[:PUBLISHED]->(register:Report)
WHERE s.kind = 'compiler' AND register.loaded = true AND register.compared IS NULL
  AND register.covers_to IS NOT NULL
WITH collect({until: register.covers_to, supplier: register.only_supplier,
              recipient: register.only_recipient, parties: coalesce(register.only_parties, [])}) AS files
MATCH (what:Transfer)
WHERE what.expected_by < $today
OPTIONAL MATCH (what)<-[:SUPPLIER_OF]-(supplier:Actor)
OPTIONAL MATCH (what)<-[:RECIPIENT_OF]-(recipient:Actor)
OPTIONAL MATCH (what)-[:OF]->(item:Item)
WITH files, what, supplier, recipient, item
WHERE $party IS NULL OR supplier.id = $party OR recipient.id = $party
MATCH (c:Claim)-[:ABOUT]->(what)
MATCH (r:Report {id: c.report})
WITH files, what, supplier, recipient, item, c, r, coalesce(r.published_latest, r.published) AS day
ORDER BY r.id
WITH files, what, supplier, recipient, item, collect(DISTINCT r.id) AS reports, max(day) AS last_day,
     collect(DISTINCT {day: day, text: CASE r.published_precision
       WHEN 'year' THEN toString(r.published.year)
       WHEN 'month' THEN substring(toString(r.published), 0, 7)
       WHEN 'about' THEN 'about ' + toString(r.published)
       ELSE toString(r.published) END}) AS days,
     sum(CASE WHEN coalesce(c.event_date > what.expected_by, false) THEN 1 ELSE 0 END) AS later
WHERE later = 0
WITH what, supplier, recipient, item, reports, last_day,
     head([one IN days WHERE one.day = last_day | one.text]) AS last_told,
     [file IN files
      WHERE (file.supplier IS NULL OR file.supplier = supplier.id)
        AND (file.recipient IS NULL OR file.recipient = recipient.id)
        AND all(party IN file.parties WHERE party IN [supplier.id, recipient.id])
      | file.until] AS untils
RETURN what, supplier, recipient, item,
       CASE
         WHEN coalesce(what.quantity_low, what.quantity_high) IS NOT NULL
         THEN {low: what.quantity_low, high: what.quantity_high, basis: what.quantity_basis}
       END AS number,
       what.status AS status, what.standing AS standing, what.expected_by AS expected_by, last_told,
       CASE
         WHEN last_day > what.expected_by THEN 'last told ' + last_told + ', without an end or a delivery'
         ELSE 'nothing later is loaded'
       END AS since_then,
       reduce(last = head(untils), year IN untils | CASE WHEN year > last THEN year ELSE last END) AS register_until,
       what.independent_sources AS sources, reports
ORDER BY expected_by, what.id
LIMIT 500
