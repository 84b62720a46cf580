// title: Which claims about transfers are graded low, or not at all?
// description: >-
//   Claims that somebody graded D, E, 4 or 5, the doubtful ones first, and claims of reports that nobody has graded yet;
//   with the grade, who gave it, and why.
// tags: [grades, claims]
// params:
//   actor: {type: actor, default: null, help: supplier or recipient; empty for all}
// columns:
//   claim: {type: claim, key: true}
//   transfer: transfer
//   grade: text
//   counts: boolean
//   graded_by: text
//   why: text
//   speaker: text
//   role: text
//   outlet: source
// view: {kind: table}
// sentence: "{claim}: {grade}[, because: {why}]"
// caveat: >-
//   F and 6 are left out: they say that nobody can tell, and are not the worst. Rows of registers are left out too,
//   since nobody grades them one by one. Not graded is no judgement.
MATCH (claim:Claim)
WHERE (claim.reliability IN ['D', 'E'] OR claim.credibility IN [4, 5]
       OR (claim.reliability IS NULL AND claim.credibility IS NULL
           AND coalesce(claim.speaker_role, 'outlet') <> 'data set'))
  AND ($actor IS NULL OR $actor IN [claim.supplier, claim.recipient])
MATCH (claim)-[:ABOUT]->(transfer:Transfer)
MATCH (outlet:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(claim)
RETURN claim, transfer,
       CASE WHEN claim.reliability IS NULL AND claim.credibility IS NULL THEN 'not graded'
            ELSE coalesce(claim.reliability, '–') + coalesce(toString(claim.credibility), '–') END AS grade,
       claim.counts AS counts, claim.graded_by AS graded_by, claim.grade_reason AS why,
       claim.speaker AS speaker, claim.speaker_role AS role, outlet
ORDER BY CASE WHEN claim.credibility = 5 THEN 0 WHEN claim.credibility = 4 THEN 1
              WHEN claim.reliability IN ['D', 'E'] THEN 2 ELSE 3 END,
         transfer.id, claim.id
LIMIT 500
