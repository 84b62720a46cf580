// title: What is newly claimed?
// description: >-
//   Claims of reports that bear a day, a month or a year of publication, the newest report first; each with what it
//   says, who speaks, and where it was published.
// tags: [claims, reports]
// params:
//   since: {type: date, default: null, help: "published on this day or later, as far as is known; empty for all"}
//   actor: {type: actor, default: null, help: whom the claim names; empty for all}
// example: {since: 2023-11-01}
// columns:
//   published: date
//   day: text
//   outlet: source
//   claim: {type: claim, key: true}
//   stance: text
//   act: act
//   transfer: transfer
//   speaker: text
//   role: text
// view: {kind: timeline, time: published, lane: outlet, label: claim}
// sentence: "{outlet}, published {day}: {claim}"
// caveat: >-
//   Reports without a date of publication are missing, registers among them: their rows have years and no news.
//   A month or a year stands by its first day. Newly published need not be newly known.
MATCH (outlet:Source)-[:PUBLISHED]->(report:Report)
WHERE report.loaded = true AND report.published IS NOT NULL
  AND ($since IS NULL OR coalesce(report.published_latest, report.published) >= $since)
MATCH (report)-[:STATES]->(claim:Claim)
WHERE $actor IS NULL OR $actor IN [claim.supplier, claim.recipient, claim.loser, claim.grantor, claim.grantee,
                                   claim.spoken_by, claim.captured_by]
   OR $actor IN coalesce(claim.acted_by, []) OR $actor IN coalesce(claim.concerns_actors, [])
OPTIONAL MATCH (claim)-[:ABOUT]->(transfer:Transfer)
RETURN report.published AS published,
       CASE report.published_precision
         WHEN 'year' THEN toString(report.published.year)
         WHEN 'month' THEN substring(toString(report.published), 0, 7)
         WHEN 'about' THEN 'about ' + toString(report.published)
         ELSE toString(report.published) END AS day,
       outlet, claim,
       claim.stance AS stance, claim.act AS act, transfer, claim.speaker AS speaker, claim.speaker_role AS role
ORDER BY published DESC, report.id, claim.id
LIMIT 500
