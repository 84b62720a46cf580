// title: Which recipients have what share of a supplier, then and later?
// description: >-
//   One row a recipient of the supplier with delivered TIV and deals in two windows of years side by side, and how
//   concentrated the recipients are in each.
//   Where one edition covers a window and no deal reaches beyond it, TIV is one number with a share; else it is a
//   floor (deals wholly inside) to a ceiling (all with a delivery inside), and there is no share.
// tags: [recipients, shares, concentration, TIV]
// params:
//   supplier: {type: actor, help: 'who supplied'}
//   earlier: {type: year, default: 2014, help: first year of the earlier window}
//   later: {type: year, default: 2019, help: first year of the later window}
//   length: {type: integer, default: 5, minimum: 1, maximum: 100, help: years in each window}
// example: {supplier: RUS}
// columns:
//   recipient: {type: actor, key: true}
//   supplier: actor
//   earlier: text
//   earlier_share: {type: number, unit: '%'}
//   earlier_tiv: {type: quantity, unit: million TIV}
//   earlier_deals: integer
//   later: text
//   later_share: {type: number, unit: '%'}
//   later_tiv: {type: quantity, unit: million TIV}
//   later_deals: integer
//   earlier_herfindahl: number
//   later_herfindahl: number
//   according_to: text
//   earlier_edition: report
//   later_edition: report
// view: table
// sentence: >-
//   {supplier} to {recipient} by {according_to}[, {earlier}: {earlier_deals|deal|deals}][, {earlier_tiv} million TIV][,
//   {earlier_share} %][; {later}: {later_deals|deal|deals}][, {later_tiv} million TIV][, {later_share} %]
// caveat: >-
//   Shares of delivered TIV, calculated here and not by the source. TIV is a volume, not money. The Herfindahl index is
//   the sum of the squared shares, 1 for a single recipient; each unknown one counts apart. A file without its first
//   lines does not say which countries it was limited to. Years that no such file covers have no number, not even 0.
MATCH (supplier:Actor {id: $supplier})-[:SUPPLIER_OF]->(deal:Transfer)
WHERE deal.status IN ['delivered', 'partly delivered'] AND (deal.kind IS NULL OR deal.kind <> 'return')
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.act IN ['delivered', 'partly delivered']
  // A range of years does not say in which of them something came, so it may reach into a window by any of them.
  AND any(y IN CASE WHEN c.delivery_range = true THEN range(head(c.delivery_years), last(c.delivery_years))
                    ELSE c.delivery_years END
          WHERE (y >= $earlier AND y < $earlier + $length) OR (y >= $later AND y < $later + $length))
MATCH (deal)<-[:RECIPIENT_OF]-(recipient:Actor)
WITH supplier, recipient, deal.id AS deal, c.report AS report, c.tiv_delivered AS tiv,
     CASE WHEN c.delivery_range = true THEN range(head(c.delivery_years), last(c.delivery_years))
          ELSE c.delivery_years END AS years
UNWIND CASE WHEN $earlier = $later THEN [$earlier] ELSE [$earlier, $later] END AS start
WITH supplier, recipient, deal, report, tiv, start, size(years) AS years,
     size([y IN years WHERE y >= start AND y < start + $length]) AS inside
WHERE inside > 0
WITH supplier, recipient, start, report, count(DISTINCT deal) AS deals,
     sum(CASE WHEN inside = years THEN tiv END) AS floor, sum(tiv) AS ceiling,
     sum(CASE WHEN inside = years THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN inside = years AND tiv IS NOT NULL THEN 1 ELSE 0 END) AS given,
     sum(CASE WHEN inside < years THEN 1 ELSE 0 END) AS across,
     sum(CASE WHEN tiv IS NULL THEN 1 ELSE 0 END) AS blank
MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, recipient, d.edition AS sums, start, report, deals, floor, ceiling, whole, given, across, blank
MATCH (e:Report {id: report})<-[:PUBLISHED]-(publisher:Source)
WITH supplier, start, e, publisher.name AS according_to,
     e.covers_from <= start
     AND e.covers_to >= start + $length - 1 AS covers,
     collect({other: recipient, sums: sums = report, deals: deals, floor: round(floor, 3), ceiling: round(ceiling, 3),
              whole: whole, given: given, across: across, blank: blank,
              id: CASE WHEN recipient.kind <> 'unknown' THEN recipient.id END}) AS parts
ORDER BY e.rank DESC, e.id
WITH supplier, start, collect({report: e.id, according_to: according_to, covers: covers, parts: parts,
     total: reduce(sum = 0.0, p IN parts | sum + p.floor),
     parted: covers AND NOT e.name CONTAINS ' as recipient' AND all(p IN parts WHERE p.across = 0 AND p.blank = 0),
     listed: [p IN parts WHERE p.id IS NOT NULL | p.id],
     sure: [p IN parts WHERE p.whole > 0 AND p.id IS NOT NULL | p.id]}) AS editions
WITH supplier, start, editions, reduce(ids = [], x IN editions | ids + x.sure) AS sure
WITH supplier, start, editions,
     head([x IN editions WHERE x.parted AND x.total > 0 AND all(id IN sure WHERE id IN x.listed) | x.report]) AS chosen
UNWIND editions AS x
UNWIND x.parts AS p
WITH supplier, start, chosen, x.report AS report, x.according_to AS according_to, x.covers AS covers,
     x.total AS total, p,
     // Of each pair the best file that covers the years, else the one that gives its sums.
     [y IN editions WHERE y.covers AND any(q IN y.parts WHERE q.other = p.other) | y.report] AS covering
WHERE report = chosen OR (chosen IS NULL AND CASE WHEN size(covering) > 0 THEN report = head(covering) ELSE p.sums END)
WITH supplier, {start: start, other: p.other, report: report, according_to: according_to, deals: p.deals,
     low: CASE WHEN p.given > 0 THEN p.floor END,
     high: CASE WHEN covers AND p.blank = 0 THEN p.ceiling END,
     share: CASE WHEN chosen IS NOT NULL THEN p.floor / total END} AS cell
WITH supplier, collect(cell) AS cells
// Nothing is 0 in years that no file covers.
CALL {
  MATCH (register:Source)-[:PUBLISHED]->(file:Report)
  WHERE register.kind = 'compiler' AND file.loaded = true AND file.compared IS NULL
    AND coalesce(file.only_supplier, $supplier) = $supplier
  RETURN collect({from: file.covers_from, until: file.covers_to,
                  recipient: file.only_recipient, parties: coalesce(file.only_parties, [])}) AS files
}
WITH supplier, files, cells, [x IN cells WHERE x.start = $earlier AND x.share IS NOT NULL | x.share] AS before,
     [x IN cells WHERE x.start = $later AND x.share IS NOT NULL | x.share] AS after
UNWIND cells AS cell
WITH supplier, files, before, after, cell.other AS recipient, max(cell.according_to) AS according_to,
     collect(CASE WHEN cell.start = $earlier THEN cell END) AS old,
     collect(CASE WHEN cell.start = $later THEN cell END) AS new
WITH supplier, before, after, recipient, according_to, head(old) AS a, head(new) AS b,
     [f IN files WHERE coalesce(f.recipient, recipient.id) = recipient.id
      AND all(party IN f.parties WHERE party IN [$supplier, recipient.id])] AS files
RETURN recipient, supplier, toString($earlier) + ' to ' + toString($earlier + $length - 1) AS earlier,
       round(100 * a.share, 1) AS earlier_share,
       CASE WHEN a.low IS NOT NULL OR a.high IS NOT NULL
            THEN {low: a.low, high: a.high, basis: null} END AS earlier_tiv,
       CASE WHEN a.deals IS NOT NULL THEN a.deals
            WHEN any(f IN files WHERE f.from <= $earlier AND f.until >= $earlier + $length - 1) THEN 0 END AS earlier_deals,
       toString($later) + ' to ' + toString($later + $length - 1) AS later,
       round(100 * b.share, 1) AS later_share,
       CASE WHEN b.low IS NOT NULL OR b.high IS NOT NULL
            THEN {low: b.low, high: b.high, basis: null} END AS later_tiv,
       CASE WHEN b.deals IS NOT NULL THEN b.deals
            WHEN any(f IN files WHERE f.from <= $later AND f.until >= $later + $length - 1) THEN 0 END AS later_deals,
       CASE WHEN size(before) > 0 THEN round(reduce(sum = 0.0, s IN before | sum + s * s), 3) END AS earlier_herfindahl,
       CASE WHEN size(after) > 0 THEN round(reduce(sum = 0.0, s IN after | sum + s * s), 3) END AS later_herfindahl,
       according_to, a.report AS earlier_edition, b.report AS later_edition
ORDER BY coalesce(b.high, b.low, 0.0) DESC, coalesce(a.high, a.low, 0.0) DESC, coalesce(later_deals, 0) DESC,
         coalesce(earlier_deals, 0) DESC,
         recipient.name, recipient.id
LIMIT 500
