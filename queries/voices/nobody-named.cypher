// title: Which reported transfers rest on unnamed people only?
// description: >-
//   Transfers whose status is told by anonymous sources or officials without a name, and by nobody else: no named
//   official, no document, no register, and no outlet on its own word. Outlets that only pass a report on are no
//   voice of their own.
// tags: [speakers, transfers]
// params:
//   actor: {type: actor, default: null, help: supplier or recipient; empty for all}
// columns:
//   transfer: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   status: status
//   standing: standing
//   speakers: list of text
//   officials: integer
//   sources: integer
//   denials: integer
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: status}
// sentence: "{transfer}: said by {speakers}, nobody by name ({sources|independent source|independent sources})"
// caveat: >-
//   As the loaded reports describe their sources: several descriptions can be the same people, and an editor may know
//   who they are. Unnamed is not the same as wrong.
MATCH (transfer:Transfer)
WHERE transfer.registers = 0 AND transfer.independent_sources > 0
OPTIONAL MATCH (supplier:Actor)-[:SUPPLIER_OF]->(transfer)
OPTIONAL MATCH (recipient:Actor)-[:RECIPIENT_OF]->(transfer)
WITH transfer, supplier, recipient
WHERE $actor IS NULL OR $actor IN [supplier.id, recipient.id]
MATCH (claim:Claim)-[:ABOUT]->(transfer)
WHERE claim.counts = true AND claim.act = transfer.status
WITH transfer, supplier, recipient, claim, claim.speaker_role IN ['anonymous source', 'unnamed official'] AS unnamed
ORDER BY transfer.id, coalesce(claim.speaker, claim.speaker_role), claim.id
WITH transfer, supplier, recipient,
     collect(DISTINCT CASE WHEN unnamed THEN '“' + coalesce(claim.speaker, claim.speaker_role) + '”' ELSE null END)
       AS speakers,
     collect(DISTINCT claim.report) AS told_in,
     sum(CASE WHEN unnamed THEN 1 ELSE 0 END) AS nameless,
     sum(CASE WHEN claim.speaker_role = 'unnamed official' THEN 1 ELSE 0 END) AS officials,
     sum(CASE WHEN claim.speaker_role IN ['named official', 'document', 'data set'] THEN 1
              WHEN claim.rests_on IS NULL AND coalesce(claim.speaker_role, 'outlet') = 'outlet' THEN 1
              ELSE 0 END) AS others
WHERE nameless > 0 AND others = 0
UNWIND told_in AS report
WITH transfer, supplier, recipient, speakers, officials, report
ORDER BY transfer.id, report
RETURN transfer, supplier, recipient, transfer.status AS status, transfer.standing AS standing, speakers, officials,
       transfer.independent_sources AS sources, transfer.sources_against AS denials, collect(report) AS reports
ORDER BY sources, transfer.id
LIMIT 500
