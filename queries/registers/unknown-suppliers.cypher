// title: What came from suppliers that the register does not know?
// description: >-
//   Deals with an unknown supplier, by recipient and decade of the order: how many, of what, and their delivered TIV.
//   Each deal has an unknown supplier of its own; none is taken for another.
// tags: [registers, unknown]
// params:
//   recipient: {type: actor, default: null, help: who received; empty for all}
// columns:
//   recipient: {type: actor, key: true}
//   decade: {type: year, key: true}
//   deals: integer
//   items: list of item
//   tiv: {type: number, unit: million TIV delivered}
//   transfers: list of transfer
//   edition: report
// view: {kind: bars, x: decade, y: deals, group: recipient}
// sentence: >-
//   The register lists {deals|deal|deals} of {recipient} ordered in the ten years from {decade} whose supplier it does
//   not know: {items}
// caveat: >-
//   Not one secret supplier: nobody knows how many suppliers stand behind these deals. TIV is a volume, not money.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (supplier:Actor)
WHERE supplier.kind = 'unknown' AND NOT supplier.id STARTS WITH 'unmatched-'
MATCH (supplier)-[:SUPPLIER_OF]->(t:Transfer)
MATCH (t)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions
WITH editions, recipient, collect(DISTINCT c.report) AS known, collect(DISTINCT {report: c.report, t: t}) AS rows
// Each unknown supplier has one deal, so here one edition speaks for each recipient.
WITH recipient, rows, head([id IN editions WHERE id IN known]) AS edition
UNWIND rows AS row
WITH recipient, edition, row.report AS report, row.t AS t
WHERE report = edition
OPTIONAL MATCH (t)-[:OF]->(item:Item)
WITH recipient, edition, t, item, t.order_year / 10 * 10 AS decade
ORDER BY item.name, item.id, t.id
WITH recipient, edition, decade, count(t) AS deals, collect(DISTINCT item) AS items, sum(t.tiv_delivered) AS tiv,
     count(t.tiv_delivered) AS with_tiv, collect(t) AS transfers
RETURN recipient, decade, deals, items, CASE WHEN with_tiv > 0 THEN round(tiv, 2) END AS tiv, transfers, edition
ORDER BY recipient.name, recipient.id, decade
LIMIT 500
