// title: What changed from retelling to retelling of one report?
// description: >-
//   For each transfer that at least two reports retell from the same origin, what every retelling has: act, number,
//   wording, date and speaker, and where it cannot be squared with another one. The origin's own claims stand among
//   them where it is loaded itself, and so do retellings at second hand.
// tags: [reports, origins, contradictions]
// params:
//   origin: {type: report, help: "the report that others retell, by its id"}
// example: {origin: wsj-2023-11-08}
// columns:
//   transfer: transfer
//   outlet: source
//   published: text
//   claim: {type: claim, key: true}
//   stance: text
//   act: act
//   kind: text
//   quantity: quantity
//   wording: text
//   dated: text
//   expected_by: text
//   speaker: text
//   differs: list of text
//   differs_within: list of text
// view: {kind: table}
// sentence: >-
//   {outlet}[, {published},] has: {claim}[, worded “{wording}”][, dated {dated}][, expected by {expected_by}][;
//   another retelling differs on the {differs}][; the same report differs on the {differs_within}]
// caveat: >-
//   Retellings are one voice, however many they are: none confirms another. What a retelling leaves out is no
//   contradiction, and in which order they were written is known only where they bear a day.
MATCH (origin:Report {id: $origin})<-[:RESTS_ON]-(:Claim)-[:ABOUT]->(transfer:Transfer)
WITH DISTINCT origin, transfer
MATCH (claim:Claim)-[:ABOUT]->(transfer)
WHERE claim.report = origin.id
   OR EXISTS { MATCH (claim)-[:RESTS_ON]->(origin) }
   OR EXISTS {
     MATCH (claim)-[:RESTS_ON]->(:Report)-[:STATES]->(between:Claim)-[:ABOUT]->(transfer)
     MATCH (between)-[:RESTS_ON]->(origin)
   }
WITH transfer, collect(DISTINCT claim) AS told, count(DISTINCT claim.report) AS reports
WHERE reports > 1
UNWIND told AS claim
MATCH (outlet:Source)-[:PUBLISHED]->(report:Report)-[:STATES]->(claim)
OPTIONAL MATCH (claim)-[x:CONTRADICTS]-(other:Claim)
WHERE other IN told
WITH transfer, outlet, report, claim, x.about AS about, other.report = claim.report AS within
ORDER BY claim.id, about
WITH transfer, outlet, report, claim, collect(DISTINCT CASE WHEN NOT within THEN about END) AS differs,
     collect(DISTINCT CASE WHEN within THEN about END) AS differs_within
RETURN transfer, outlet,
       CASE report.published_precision
         WHEN 'year' THEN toString(report.published.year)
         WHEN 'month' THEN substring(toString(report.published), 0, 7)
         WHEN 'about' THEN 'about ' + toString(report.published)
         ELSE toString(report.published) END AS published,
       claim, claim.stance AS stance, claim.act AS act, claim.kind AS kind,
       CASE WHEN claim.quantity_low IS NULL AND claim.quantity_high IS NULL THEN null
            ELSE {low: claim.quantity_low, high: claim.quantity_high, basis: claim.quantity_basis} END AS quantity,
       coalesce(claim.quantity_text, claim.quotation) AS wording,
       CASE claim.event_precision
         WHEN 'year' THEN toString(claim.event_date.year)
         WHEN 'month' THEN substring(toString(claim.event_date), 0, 7)
         WHEN 'about' THEN 'about ' + toString(claim.event_date)
         ELSE toString(claim.event_date) END AS dated,
       CASE claim.expected_by_precision
         WHEN 'year' THEN toString(claim.expected_by.year)
         WHEN 'month' THEN substring(toString(claim.expected_by), 0, 7)
         WHEN 'about' THEN 'about ' + toString(claim.expected_by)
         ELSE toString(claim.expected_by) END AS expected_by,
       claim.speaker AS speaker, differs, differs_within
ORDER BY transfer.id, act, stance, coalesce(toString(report.published_latest), toString(report.published), '9999'), claim.id
LIMIT 500
