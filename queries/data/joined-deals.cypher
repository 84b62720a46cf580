// title: Which deals of several files are told as one, and which judgements say so?
// description: >-
//   One row a transfer in which deals of several ids are joined: by equal facts in two layouts of a register, or
//   because a person judged so.
// tags: [editions, registers, judgements]
// params:
//   country: {type: actor, default: null, help: only deals of this supplier or recipient; empty for all}
//   judged: {type: boolean, default: false, help: true for those on which a person judged}
// columns:
//   supplier: actor
//   recipient: actor
//   deal: {type: transfer, key: true}
//   ids: list of text
//   reports: list of report
//   judgements: list of text
// view: table
// sentence: "{deal}: {ids|id|ids} in {reports|file|files}[; {judgements}]"
// caveat: >-
//   Joined by rule means that parties, year of order, condition, delivery years and the number delivered are equal, and
//   that the designation or the description points to one deal on either side alone. Numbers still come from one file.
MATCH (deal:Transfer)
WHERE deal.deal_ids IS NOT NULL
MATCH (deal)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (deal)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $country IS NULL OR supplier.id = $country OR recipient.id = $country
MATCH (c:Claim)-[:ABOUT]->(deal)
WITH supplier, recipient, deal, c.report AS report
ORDER BY report
WITH supplier, recipient, deal, collect(DISTINCT report) AS reports
OPTIONAL MATCH (deal)<-[:CONCERNS]-(x:Context)<-[:ABOUT]-(said:Claim)
WHERE said.judgement IS NOT NULL
WITH supplier, recipient, deal, reports, x.text AS text
ORDER BY text
WITH supplier, recipient, deal, reports, collect(DISTINCT text) AS judgements
WHERE NOT $judged OR size(judgements) > 0
RETURN supplier, recipient, deal, deal.deal_ids AS ids, reports, judgements
ORDER BY supplier.name, recipient.name, deal.id
LIMIT 500
