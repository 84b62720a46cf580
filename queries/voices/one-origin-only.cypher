// title: Which reported transfers rest on one origin only?
// description: >-
//   Transfers whose status goes back to a single origin, however many reports retell it, and which no loaded register
//   lists; with that origin, the number of reports that pass it on, and denials.
// tags: [origins, transfers]
// params:
//   actor: {type: actor, default: null, help: supplier or recipient; empty for all}
// columns:
//   transfer: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   status: status
//   standing: standing
//   origin: list of source
//   retold_by: integer
//   denials: integer
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: status}
// sentence: >-
//   {transfer}: in {retold_by|loaded report|loaded reports}, all of it from {origin}[; {denials|source
//   denies|sources deny} it]
// caveat: >-
//   One origin is neither true nor false; it means that nobody else is on record among what is loaded. Only the claims
//   that give the transfer its status are counted.
MATCH (transfer:Transfer)
WHERE transfer.independent_sources = 1 AND transfer.registers = 0
OPTIONAL MATCH (supplier:Actor)-[:SUPPLIER_OF]->(transfer)
OPTIONAL MATCH (recipient:Actor)-[:RECIPIENT_OF]->(transfer)
WITH transfer, supplier, recipient
WHERE $actor IS NULL OR $actor IN [supplier.id, recipient.id]
MATCH (own:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(claim:Claim)-[:ABOUT]->(transfer)
WHERE claim.counts = true AND claim.act = transfer.status
OPTIONAL MATCH (claim)-[:RESTS_ON]->(named:Report)<-[:PUBLISHED]-(further:Source)
WHERE NOT EXISTS {
  MATCH (named)-[:STATES]->(passed_on:Claim)-[:ABOUT]->(transfer)
  MATCH (passed_on)-[:RESTS_ON]->(:Report)
}
WITH transfer, supplier, recipient, claim.report AS report,
     CASE WHEN claim.rests_on IS NULL THEN own ELSE further END AS root
ORDER BY transfer.id, report, root.id
RETURN transfer, supplier, recipient, transfer.status AS status, transfer.standing AS standing,
       collect(DISTINCT root) AS origin, count(DISTINCT report) AS retold_by,
       CASE WHEN transfer.sources_against > 0 THEN transfer.sources_against ELSE null END AS denials,
       collect(DISTINCT report) AS reports
ORDER BY retold_by DESC, transfer.id
LIMIT 500
