// title: What does one report say, line by line?
// description: >-
//   Every claim of a report in the order of its paragraphs or lines, with the place, the speaker, the hedge as the
//   report words it, the grade, and those claims of the same report that cannot be true beside it.
// tags: [reports, claims, contradictions]
// params:
//   report: {type: report, help: "the report, by its id or its headline"}
// example: {report: article-2023-11-de}
// columns:
//   place: text
//   claim: {type: claim, key: true}
//   stance: text
//   act: act
//   transfer: transfer
//   quantity: quantity
//   hedge: text
//   speaker: text
//   role: text
//   grade: text
//   counts: boolean
//   against: list of claim
//   elsewhere: integer
// view: {kind: table}
// sentence: "{place}: {claim}[, hedged “{hedge}”][, graded {grade}][; the same report also has: {against}]"
// caveat: >-
//   What the report says and not what happened. Claims that do not count are listed too; the paragraph numbers are
//   those of whoever entered the report.
MATCH (:Report {id: $report})-[:STATES]->(claim:Claim)
OPTIONAL MATCH (claim)-[:ABOUT]->(transfer:Transfer)
CALL (claim) {
  OPTIONAL MATCH (claim)-[:CONTRADICTS]-(other:Claim)
  WITH other ORDER BY other.id
  RETURN collect(DISTINCT other) AS others
}
WITH claim, transfer, [other IN others WHERE other.report = $report] AS against,
     size([other IN others WHERE other.report <> $report]) AS elsewhere,
     CASE WHEN claim.locator STARTS WITH 'line ' THEN toInteger(substring(claim.locator, 5))
          ELSE coalesce(toInteger(split(split(claim.locator, 'paragraph ')[1], ',')[0]), 0) END AS number,
     CASE WHEN claim.locator CONTAINS 'before ' THEN 0 WHEN claim.locator CONTAINS 'after ' THEN 2 ELSE 1 END AS beside
RETURN claim.locator AS place, claim, claim.stance AS stance, claim.act AS act, transfer,
       CASE WHEN claim.quantity_low IS NULL AND claim.quantity_high IS NULL THEN null
            ELSE {low: claim.quantity_low, high: claim.quantity_high, basis: claim.quantity_basis} END AS quantity,
       claim.hedge AS hedge, claim.speaker AS speaker, claim.speaker_role AS role,
       claim.reliability + toString(claim.credibility) AS grade, claim.counts AS counts, against, elsewhere
ORDER BY number, beside, replace(claim.locator, 'sentences', 'sentence'), claim.id
LIMIT 500
