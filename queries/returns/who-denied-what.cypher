// title: Who denied what, or would not comment on it?
// description: >-
//   Each claim that denies what reports tell of a transfer, or declines to comment on it, with the speaker where the
//   report names one. Sources for it are those on whose word the transfer's status rests. Registers deny nothing.
// tags: [denials, claims]
// params:
//   who: {type: actor, default: null, help: the country or group that speaks; empty for all}
// example: {who: Pakistan}
// columns:
//   who: actor
//   said: text
//   act: act
//   what: transfer
//   speaker: text
//   claim: {type: claim, key: true}
//   reported_by: text
//   status: status
//   standing: standing
//   sources: integer
// view: table
// sentence: >-
//   {who}[ ({speaker})] {said} what is reported as {act}: {what} ({reported_by};
//   {sources|independent source|independent sources} for it)
// caveat: >-
//   A denial makes a report contested, not wrong; declining to comment neither confirms nor denies. Denials graded
//   improbable or withdrawn are left out.
MATCH (teller:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(claim:Claim)
WHERE teller.kind <> 'compiler' AND claim.stance <> 'asserts'
  AND coalesce(claim.credibility, 6) <> 5 AND coalesce(claim.withdrawn, false) = false
MATCH (claim)-[:ABOUT]->(what:Transfer)
OPTIONAL MATCH (claim)-[:SPOKEN_BY]->(who:Actor)
WITH claim, what, who, teller
WHERE $who IS NULL OR who.id = $who
RETURN who, CASE claim.stance WHEN 'denies' THEN 'denied' ELSE 'declined to comment on' END AS said,
       claim.act AS act, what,
       CASE WHEN claim.speaker <> coalesce(who.name, '') THEN claim.speaker END AS speaker, claim,
       teller.name AS reported_by, what.status AS status, what.standing AS standing,
       what.independent_sources AS sources
ORDER BY coalesce(who.name, ''), said DESC, what.id, claim.id
LIMIT 500
