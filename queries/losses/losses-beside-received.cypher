// title: How much of a system was lost, beside how much was received?
// description: >-
//   For each recorded loss of a system that the same country has received: the floor of the losses and, beside it, what
//   the register says was delivered, from whom and until when. Losses that are part of another of the same system are
//   left out, and nothing is subtracted.
// tags: [losses, registers]
// params:
//   loser: {type: actor, help: who lost it}
// example: {loser: Russia}
// columns:
//   loser: actor
//   item: {type: item, key: true}
//   outcome: text
//   recorded: {type: integer, at_least: true}
//   as_of: date
//   loss: {type: loss, key: true}
//   received: marked
//   suppliers: list of text
//   first: year
//   last: year
//   reports: list of report
// view: {kind: table}
// sentence: >-
//   {loser}: {recorded} {item} recorded as {outcome}[, as of {as_of}]; beside it, {received} received from {suppliers}
//   according to the register, the last in {last}
// caveat: >-
//   Two counts side by side, never a balance. Received according to the register, not held today; what was captured,
//   inherited or made at home is in no register. Left out is what a country makes itself: systems that it, or a state
//   it succeeded, supplied new or produces under licence.
MATCH (loser:Actor {id: $loser})
OPTIONAL MATCH (former:Actor)-[:SUCCEEDED_BY*1..4]->(loser)
WITH loser, collect(DISTINCT former.id) + [loser.id] AS makers
MATCH (loser)-[:LOST]->(loss:Loss)
MATCH (loss)-[:OF]->(item:Item)
WHERE NOT EXISTS { MATCH (loss)-[:PART_OF*1..5]->(:Loss)-[:OF]->(item) }
  AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(loss) WHERE c.counts = true }
MATCH (deal:Transfer)-[:OF]->(item)
MATCH (giver:Actor)-[:SUPPLIER_OF]->(deal)
MATCH (taker:Actor)-[:RECIPIENT_OF]->(deal)
OPTIONAL MATCH (licence:Claim)-[:ABOUT]->(deal)
WHERE licence.counts = true AND 'licence' IN licence.marks
WITH loser, makers, loss, item, deal, giver, taker, count(licence) > 0 AS licensed
WITH loser, loss, item,
     collect(CASE WHEN taker.id = loser.id THEN {deal: deal.id, giver: giver.id} END) AS received,
     sum(CASE
           WHEN giver.id IN makers AND deal.condition = 'new' THEN 1
           WHEN taker.id IN makers
             AND (deal.local_production = true OR deal.kind = 'licensed production' OR licensed) THEN 1
           ELSE 0
         END) AS made
WHERE made = 0
UNWIND received AS one
MATCH (deal:Transfer {id: one.deal})
MATCH (giver:Actor {id: one.giver})
MATCH (loser)<-[total:DELIVERED_TO]-(giver)
WITH loser, loss, item, deal, giver, total.edition AS edition
WHERE deal.status IN ['delivered', 'partly delivered'] AND coalesce(deal.kind, '') <> 'return'
  AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(deal) WHERE c.report = edition AND c.counts = true }
WITH loser, loss, item, deal, giver, edition
ORDER BY edition, giver.name, deal.id
WITH loser, loss, item, collect(DISTINCT giver.name) AS suppliers, collect(DISTINCT edition) AS reports,
     count(*) AS deals, count(deal.delivered) AS numbers, sum(deal.delivered) AS pieces,
     sum(CASE WHEN deal.delivered_estimated THEN 1 ELSE 0 END) AS doubt,
     min(deal.first_delivery) AS first, max(deal.last_delivery) AS last
RETURN loser, item, loss.outcome AS outcome, loss.count_low AS recorded, loss.as_of AS as_of, loss,
       CASE WHEN numbers = deals THEN {value: pieces, uncertain: doubt > 0} END AS received,
       suppliers, first, last, reports
ORDER BY item.name, loss.id
LIMIT 500
