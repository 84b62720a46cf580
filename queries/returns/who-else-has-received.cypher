// title: Who else has received such machines?
// description: >-
//   Each country that has received the item, or machines that carry it: what came from the supplier and the states it
//   succeeded, what came from others and what it passed on, kept apart. Of each pair of countries one edition is
//   counted. Asked says what reports tell of a request by the supplier to give such things back.
// tags: [returns, components, registers]
// params:
//   supplier: {type: actor, help: "who supplied them, and may want them back"}
//   item: {type: item, help: "the thing itself, or a component such as helicopter engines or TV3-117"}
// example: {supplier: Russia, item: helicopter engines}
// columns:
//   who: {type: actor, key: true}
//   supplier: actor
//   component: {type: item, key: true}
//   received: marked
//   positions: marked
//   certainty: text
//   first: year
//   last: year
//   machines: list of text
//   from_others: marked
//   last_from_others: year
//   passed_on: marked
//   last_passed_on: year
//   asked: text
//   reports: list of report
// view: {kind: table}
// sentence: >-
//   {who} has received such machines[ ({component})], according to the register:[ {received} from {supplier} or a
//   state it succeeded, the last in {last};][ {from_others} from others;][ {passed_on} passed on;] {asked}
// caveat: >-
//   Received according to SIPRI or the register cited (edition, years), not held today. Losses, wear, resale,
//   inheritance, changes of government and civil machines are not subtracted; more can be passed on than was received.
//   "?" = number uncertain. Positions = machines × engines in each (2 in every row of the table that comes with the
//   program); spares unknown.
MATCH (asker:Actor {id: $supplier})
MATCH (item:Item {id: $item})
OPTIONAL MATCH (former:Actor)-[:SUCCEEDED_BY*1..4]->(asker)
WITH asker, item, collect(DISTINCT former.id) + [asker.id] AS suppliers
OPTIONAL MATCH (item)-[carried:COMPONENT_OF]->(carrier:Item)
WITH asker, item, suppliers, carried, carrier, carried.context AS grounds
OPTIONAL MATCH (evidence:Claim)-[:ABOUT]->(:Context {id: grounds})
WITH asker, item, suppliers, carried, carrier, evidence.report AS table
ORDER BY table
WITH asker, item, suppliers, collect(DISTINCT table) AS tables,
     [{machine: item.id, each: null, component: null, certainty: null}]
       + [one IN collect(DISTINCT {machine: carrier.id, each: carried.each, component: carried.component,
                                   certainty: carried.certainty}) WHERE one.machine IS NOT NULL] AS carriers
WITH asker, suppliers, tables, carriers, [one IN carriers | one.machine] AS machines
UNWIND machines AS fitting
OPTIONAL MATCH (word:Item)-[:COMPONENT_OF]->(:Item {id: fitting})
WITH asker, suppliers, tables, carriers, machines, collect(DISTINCT word.id) AS words
WITH asker, suppliers, tables, carriers, machines + words AS things
OPTIONAL MATCH (asker)-[way:REQUESTED|RECIPIENT_OF]->(told:Transfer)
WHERE type(way) = 'REQUESTED' OR told.kind IN ['return', 'buy-back']
WITH suppliers, tables, carriers, things, told.id AS request, told.status AS status, told.standing AS standing,
     sum(CASE WHEN type(way) = 'REQUESTED' THEN 1 ELSE 0 END) > 0 AS was_asked
OPTIONAL MATCH (named:Actor)-[:SUPPLIER_OF]->(:Transfer {id: request})
OPTIONAL MATCH (:Transfer {id: request})-[:OF]->(wanted:Item)
OPTIONAL MATCH (teller:Claim)-[:ABOUT]->(:Transfer {id: request})
WITH suppliers, tables, carriers, named.id AS named, request, status, standing, was_asked,
     wanted.id IS NULL OR wanted.id IN things AS fits, teller.report AS teller
ORDER BY request, teller
WITH suppliers, tables, carriers, named, request, fits, collect(DISTINCT teller) AS tellers,
     CASE WHEN was_asked THEN 'named as asked: ' ELSE 'a return is reported: ' END
       + coalesce(status, 'no claim that counts') + CASE WHEN standing = 'contested' THEN ' (contested)' ELSE '' END
       AS told
ORDER BY request
WITH suppliers, tables, carriers,
     [one IN collect({who: named, fits: fits, tellers: tellers, told: told})
      WHERE one.fits AND one.who IS NOT NULL] AS requests
UNWIND carriers AS one
MATCH (deal:Transfer)-[:OF]->(machine:Item {id: one.machine})
WHERE deal.status IN ['delivered', 'partly delivered'] AND coalesce(deal.kind, '') <> 'return'
MATCH (giver:Actor)-[:SUPPLIER_OF]->(deal)
MATCH (taker:Actor)-[:RECIPIENT_OF]->(deal)
MATCH (taker)<-[total:DELIVERED_TO]-(giver)
WITH suppliers, tables, requests, one, deal, machine, giver, taker, total.edition AS edition
WHERE EXISTS { MATCH (c:Claim)-[:ABOUT]->(deal) WHERE c.report = edition AND c.counts = true }
UNWIND [{who: taker.id, way: CASE WHEN giver.id IN suppliers THEN 'own' ELSE 'others' END},
        {who: giver.id, way: 'passed on'}] AS role
WITH suppliers, tables, requests, one, deal, machine.name AS machine, edition, role.who AS who_id, role.way AS way
WHERE NOT who_id IN suppliers
WITH tables, requests, one, deal, machine, edition, who_id, way,
     CASE WHEN deal.delivered_estimated THEN 1 ELSE 0 END AS doubt
ORDER BY edition, machine, deal.id
WITH tables, requests, who_id, one.component AS part,
     collect(DISTINCT edition) AS reports,
     collect(DISTINCT CASE WHEN way <> 'passed on' THEN machine END) AS machines,
     collect(DISTINCT CASE WHEN way = 'own' THEN one.certainty END) AS certainties,
     sum(CASE WHEN way = 'own' THEN 1 ELSE 0 END) AS own_deals,
     count(CASE WHEN way = 'own' THEN deal.delivered END) AS own_numbers,
     sum(CASE WHEN way = 'own' THEN deal.delivered END) AS own,
     sum(CASE WHEN way = 'own' THEN deal.delivered * one.each END) AS own_positions,
     sum(CASE WHEN way = 'own' THEN doubt ELSE 0 END) AS own_doubt,
     min(CASE WHEN way = 'own' THEN deal.first_delivery END) AS first,
     max(CASE WHEN way = 'own' THEN deal.last_delivery END) AS last,
     sum(CASE WHEN way = 'others' THEN 1 ELSE 0 END) AS other_deals,
     count(CASE WHEN way = 'others' THEN deal.delivered END) AS other_numbers,
     sum(CASE WHEN way = 'others' THEN deal.delivered END) AS other,
     sum(CASE WHEN way = 'others' THEN doubt ELSE 0 END) AS other_doubt,
     max(CASE WHEN way = 'others' THEN deal.last_delivery END) AS last_from_others,
     sum(CASE WHEN way = 'passed on' THEN 1 ELSE 0 END) AS passed_deals,
     count(CASE WHEN way = 'passed on' THEN deal.delivered END) AS passed_numbers,
     sum(CASE WHEN way = 'passed on' THEN deal.delivered END) AS passed,
     sum(CASE WHEN way = 'passed on' THEN doubt ELSE 0 END) AS passed_doubt,
     max(CASE WHEN way = 'passed on' THEN deal.last_delivery END) AS last_passed_on
WHERE own_deals + other_deals > 0
MATCH (who:Actor {id: who_id})
MATCH (supplier:Actor {id: $supplier})
OPTIONAL MATCH (component:Item {id: part})
RETURN who, supplier, component,
       CASE WHEN own_deals > 0 AND own_numbers = own_deals THEN {value: own, uncertain: own_doubt > 0} END AS received,
       CASE
         WHEN part IS NOT NULL AND own_deals > 0 AND own_numbers = own_deals
         THEN {value: own_positions, uncertain: own_doubt > 0}
       END AS positions,
       CASE
         WHEN 'assumed' IN certainties THEN 'assumed'
         WHEN 'probable' IN certainties THEN 'probable'
         WHEN 'certain' IN certainties THEN 'certain'
       END AS certainty,
       first, last, machines,
       CASE WHEN other_deals > 0 AND other_numbers = other_deals THEN {value: other, uncertain: other_doubt > 0} END
         AS from_others,
       last_from_others,
       CASE WHEN passed_deals > 0 AND passed_numbers = passed_deals
         THEN {value: passed, uncertain: passed_doubt > 0} END
         AS passed_on,
       last_passed_on,
       CASE
         WHEN any(request IN requests WHERE request.who = who_id)
         THEN reduce(text = '', request IN [told IN requests WHERE told.who = who_id] |
                     text + CASE WHEN text = '' THEN '' ELSE '; ' END + request.told)
         ELSE 'no report loaded names it as asked by this supplier'
       END AS asked,
       reduce(every = reports + CASE WHEN part IS NULL THEN [] ELSE tables END,
              request IN [told IN requests WHERE told.who = who_id] | every + request.tellers) AS reports
ORDER BY CASE WHEN own_deals > 0 THEN own ELSE -1 END DESC, who.name, who.id, coalesce(part, '')
LIMIT 500
