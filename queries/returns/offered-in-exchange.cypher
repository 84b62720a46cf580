// title: What was offered in exchange?
// description: >-
//   Each concession that reports tie to a transfer, such as debt relief or goods: who grants it to whom, for what, what
//   became of the offer and of the transfer, and the hedges with which it is told.
// tags: [exchange, concessions]
// params:
//   grantor: {type: actor, default: null, help: who offers the concession; empty for all}
//   grantee: {type: actor, default: null, help: to whom; empty for all}
// example: {grantor: Russia}
// columns:
//   grantor: actor
//   grantee: actor
//   concession: {type: concession, key: true}
//   kind: text
//   offer: text
//   status: status
//   in_exchange_for: {type: transfer, key: true}
//   transfer_status: status
//   hedges: list of text
//   reported_by: list of text
//   reports: list of report
// view: {kind: network, from: grantor, to: grantee, label: kind}
// sentence: "{grantor} to {grantee}: {offer}, told as {status} in exchange for {in_exchange_for} ({reported_by})"
// caveat: >-
//   What reports say was put on the table, in their words. That a concession is named beside a transfer does not show
//   that it was given, nor that it was the reason.
MATCH (in_exchange_for:Transfer)-[:IN_EXCHANGE_FOR]->(concession:Concession)
OPTIONAL MATCH (concession)<-[:GRANTS]-(grantor:Actor)
OPTIONAL MATCH (concession)-[:GRANTED_TO]->(grantee:Actor)
WITH in_exchange_for, concession, grantor, grantee
WHERE ($grantor IS NULL OR grantor.id = $grantor) AND ($grantee IS NULL OR grantee.id = $grantee)
MATCH (c:Claim)-[:ABOUT]->(concession)
MATCH (s:Source)-[:PUBLISHED]->(r:Report {id: c.report})
WITH in_exchange_for, concession, grantor, grantee, c, s, r
ORDER BY r.id, c.id
WITH in_exchange_for, concession, grantor, grantee, collect(DISTINCT c.hedge) AS hedges,
     collect(DISTINCT s.name) AS reported_by,
     collect(DISTINCT r.id) AS reports
RETURN grantor, grantee, concession, concession.kind AS kind, concession.text AS offer, concession.status AS status,
       in_exchange_for, in_exchange_for.status AS transfer_status, hedges, reported_by, reports
ORDER BY coalesce(grantor.name, ''), coalesce(grantee.name, ''), concession.id, in_exchange_for.id
LIMIT 500
