// title: Who speaks for which side, and what do they say?
// description: >-
//   Claims by officials, and by anybody who stands on a side of the transfer: who speaks, in what role, for whom, and
//   where it is reported. With a name only, where that is asked for.
// tags: [speakers, claims]
// params:
//   actor: {type: actor, default: null, help: for whom they speak; empty for all}
//   side: {type: text, choices: [supplier, recipient, enemy of one, third state], default: null, help: empty for all}
//   named: {type: boolean, default: false, help: true for officials who are named}
// columns:
//   speaks_for: actor
//   speaker: text
//   role: text
//   side: text
//   stance: text
//   act: act
//   claim: {type: claim, key: true}
//   transfer: transfer
//   quotation: text
//   outlet: source
// view: {kind: table}
// sentence: "{speaker} ({role}, side: {side})[, for {speaks_for}]: {claim}[, “{quotation}”], as {outlet} has it"
// caveat: >-
//   What a side says of itself or of its enemy is a claim in its own interest. The outlet passes it on; that it was
//   said so rests on the outlet.
MATCH (claim:Claim)
WHERE claim.withdrawn = false
  AND ($side IS NULL OR claim.speaker_side = $side)
  AND ($named = false OR claim.speaker_role = 'named official')
  AND (claim.speaker_role IN ['named official', 'unnamed official']
       OR claim.speaker_side IN ['supplier', 'recipient', 'enemy of one', 'third state'])
MATCH (outlet:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(claim)
OPTIONAL MATCH (claim)-[:SPOKEN_BY]->(speaks_for:Actor)
OPTIONAL MATCH (claim)-[:ABOUT]->(transfer:Transfer)
WITH claim, outlet, speaks_for, transfer
WHERE $actor IS NULL OR speaks_for.id = $actor
RETURN speaks_for, claim.speaker AS speaker, claim.speaker_role AS role, claim.speaker_side AS side,
       claim.stance AS stance, claim.act AS act, claim, transfer, claim.quotation AS quotation, outlet
ORDER BY coalesce(speaks_for.name, '~'), claim.id
LIMIT 500
