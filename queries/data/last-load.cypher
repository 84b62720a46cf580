// title: What did the last load bring?
// description: >-
//   One row a transfer that the report loaded last speaks of: how it stands now, how many claims that report states
//   about it, and how many claims other reports state. Where these are none, the transfer came with this report.
// tags: [loads, changes]
// params:
//   alone: {type: boolean, default: false, help: only transfers that no other report tells of}
// columns:
//   report: report
//   changed_on: date
//   transfer: {type: transfer, key: true}
//   status: status
//   standing: standing
//   claims: integer
//   other_claims: integer
// view: table
// sentence: >-
//   {transfer} ({standing}): {claims|claim|claims} of the report loaded last, {other_claims|claim|claims} of others
// caveat: >-
//   Transfers only, no losses, concessions or context. What a transfer was before is not kept, so the load of a changed
//   file shows all that it states. Of a report that was withdrawn last nothing is left to show.
MATCH (g:Graph)
MATCH (e:Report)-[:STATES]->(c:Claim)-[:ABOUT]->(told:Transfer)
WHERE e.id = g.last_report AND e.loaded = true
// By ids, which are grouped and ordered faster than nodes.
WITH e.id AS report, g.last_change AS changed, told.id AS id, count(c) AS claims
MATCH (transfer:Transfer {id: id})
WHERE $alone = false OR transfer.claims = claims
RETURN report, date(changed) AS changed_on, transfer, transfer.status AS status, transfer.standing AS standing, claims,
       transfer.claims - claims AS other_claims
ORDER BY other_claims DESC, id
LIMIT 500
