// title: Who refused whom?
// description: >-
//   Requests for arms, or for their return, that the asked country refused, and export licences that a government
//   refused. Told by are the sources on whose own word the refusal rests, followed along what the reports name; as
//   retold where the source's own report is not loaded.
// tags: [refusals, requests]
// params:
//   asked: {type: actor, default: null, help: who refused; empty for all}
//   asking: {type: actor, default: null, help: who had asked; empty for all}
// example: {asking: Russia}
// columns:
//   asked: {type: actor, key: true}
//   asking: {type: actor, key: true}
//   what: {type: transfer, key: true}
//   item: item
//   told_by: list of text
//   sources: integer
//   against: integer
//   status: status
//   standing: standing
//   reports: list of report
// view: {kind: network, from: asked, to: asking, label: standing}
// sentence: >-
//   {asked} refused {asking}'s request[ for {item}] ([{told_by}, ]{sources|independent source|independent sources})
// caveat: >-
//   Refusals that somebody reported and that are loaded here. Most refusals are never reported, so nothing here says
//   that others agreed.
MATCH (asked:Actor)-[:REFUSED]->(what:Transfer)
WHERE $asked IS NULL OR asked.id = $asked
OPTIONAL MATCH (what)<-[:REQUESTED]-(asker:Actor)
OPTIONAL MATCH (what)<-[:RECIPIENT_OF]-(recipient:Actor)
OPTIONAL MATCH (what)<-[:SUPPLIER_OF]-(supplier:Actor)
OPTIONAL MATCH (what)-[:OF]->(item:Item)
WITH asked, what, item, coalesce(asker, CASE WHEN recipient.id = asked.id THEN supplier ELSE recipient END) AS asking
WHERE $asking IS NULL OR asking.id = $asking
MATCH (c:Claim)-[:ABOUT]->(what)
MATCH (own:Source)-[:PUBLISHED]->(:Report {id: c.report})
WITH asked, asking, what, item, own, c, coalesce(c.rests_on, []) AS origins,
     c.counts = true AND asked.id IN coalesce(c.acted_by, []) AND c.act IN ['refused', 'licence refused']
       AND coalesce(c.speaker_role, '') <> 'data set' AS asserts
UNWIND range(0, CASE WHEN size(origins) = 0 THEN 0 ELSE size(origins) - 1 END) AS place
WITH asked, asking, what, item, c, asserts, origins[place] AS origin,
     CASE WHEN size(origins) = 0 THEN own.id ELSE c.rests_on_sources[place] END AS source
OPTIONAL MATCH (named:Source {id: source})
OPTIONAL MATCH (first:Report {id: origin})
WITH asked, asking, what, item, c, asserts, source,
     coalesce(named.name, source) + CASE WHEN first.loaded = false THEN ', as retold' ELSE '' END AS label,
     EXISTS {
       MATCH (o:Claim)-[:ABOUT]->(what)
       WHERE o.report = origin AND o.act = c.act AND o.stance = c.stance
     } AS onward
WITH asked, asking, what, item, c.report AS report,
     CASE WHEN asserts AND NOT onward THEN source END AS teller,
     CASE WHEN asserts AND NOT onward THEN label END AS told
ORDER BY report, told
WITH asked, asking, what, item, collect(DISTINCT told) AS told_by, count(DISTINCT teller) AS sources,
     collect(DISTINCT report) AS reports
RETURN asked, asking, what, item, told_by, sources, what.sources_against AS against,
       what.status AS status, what.standing AS standing, reports
ORDER BY asked.name, coalesce(asking.name, ''), what.id
LIMIT 500
