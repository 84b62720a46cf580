// title: Who blocked what between others?
// description: >-
//   Transfers that a third party is reported to have stopped, with the two parties, the number that was meant and the
//   sources on whose own word the blocking rests; as retold where the source's own report is not loaded.
// tags: [refusals, blocked]
// params:
//   blocker: {type: actor, default: null, help: who blocked; empty for all}
//   party: {type: actor, default: null, help: a supplier or recipient that was stopped; empty for all}
// example: {blocker: United States}
// columns:
//   blocker: {type: actor, key: true}
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   kind: text
//   number: quantity
//   told_by: list of text
//   sources: integer
//   status: status
//   standing: standing
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: standing}
// sentence: >-
//   {blocker} is reported to have stopped this between {supplier} and {recipient}:[ {kind},][ {number}] {item}
//   ([{told_by}, ]{sources|independent source|independent sources})
// caveat: >-
//   Interventions that somebody reported and that are loaded here. A deal that was blocked may have been taken up
//   again without a report: see its status.
MATCH (blocker:Actor)-[:BLOCKED]->(what:Transfer)
WHERE $blocker IS NULL OR blocker.id = $blocker
OPTIONAL MATCH (what)<-[:SUPPLIER_OF]-(supplier:Actor)
OPTIONAL MATCH (what)<-[:RECIPIENT_OF]-(recipient:Actor)
OPTIONAL MATCH (what)-[:OF]->(item:Item)
WITH blocker, what, supplier, recipient, item
WHERE $party IS NULL OR supplier.id = $party OR recipient.id = $party
MATCH (c:Claim)-[:ABOUT]->(what)
MATCH (own:Source)-[:PUBLISHED]->(:Report {id: c.report})
WITH blocker, supplier, recipient, what, item, own, c, coalesce(c.rests_on, []) AS origins,
     c.counts = true AND blocker.id IN coalesce(c.acted_by, []) AND c.act = 'blocked'
       AND coalesce(c.speaker_role, '') <> 'data set' AS asserts
UNWIND range(0, CASE WHEN size(origins) = 0 THEN 0 ELSE size(origins) - 1 END) AS place
WITH blocker, supplier, recipient, what, item, c, asserts, origins[place] AS origin,
     CASE WHEN size(origins) = 0 THEN own.id ELSE c.rests_on_sources[place] END AS source
OPTIONAL MATCH (named:Source {id: source})
OPTIONAL MATCH (first:Report {id: origin})
WITH blocker, supplier, recipient, what, item, c, asserts, source,
     coalesce(named.name, source) + CASE WHEN first.loaded = false THEN ', as retold' ELSE '' END AS label,
     EXISTS {
       MATCH (o:Claim)-[:ABOUT]->(what)
       WHERE o.report = origin AND o.act = c.act AND o.stance = c.stance
     } AS onward
WITH blocker, supplier, recipient, what, item, c.report AS report,
     CASE WHEN asserts AND NOT onward THEN source END AS teller,
     CASE WHEN asserts AND NOT onward THEN label END AS told
ORDER BY report, told
WITH blocker, supplier, recipient, what, item, collect(DISTINCT told) AS told_by, count(DISTINCT teller) AS sources,
     collect(DISTINCT report) AS reports
RETURN blocker, supplier, recipient, what, item, what.kind AS kind,
       CASE
         WHEN coalesce(what.quantity_low, what.quantity_high) IS NOT NULL
         THEN {low: what.quantity_low, high: what.quantity_high, basis: what.quantity_basis}
       END AS number,
       told_by, sources, what.status AS status, what.standing AS standing, reports
ORDER BY blocker.name, what.id
LIMIT 500
