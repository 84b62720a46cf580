// title: How much of a system was lost, beside how much was received?
// description: >-
//   For each recorded loss of a system that the same country has received: the floor of the losses and, beside it, what
//   the register says was delivered, from whom and until when. Where the two write the system differently, the loaded
//   tables of item names tie them, and a row says how and how certainly. Losses that are part of another of the same
//   system are left out, and nothing is subtracted.
// tags: [losses, registers]
// params:
//   loser: {type: actor, help: who lost it}
// example: {loser: Russia}
// columns:
//   loser: actor
//   item: {type: item, key: true}
//   received_as: {type: item, key: true}
//   relation: text
//   certainty: text
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
//   {loser}: {recorded} {item} recorded as {outcome}[, as of {as_of}]; beside it, {received} {received_as} received from
//   {suppliers} according to the register, the last in {last} ({relation}[, {certainty}])
// caveat: >-
//   Two counts side by side, never a balance. Received according to the register, not held today; what was captured,
//   inherited or made at home is in no register. Left out is what a country makes itself: systems that it, or a state
//   it succeeded, supplied new, produces under licence, or assembles at home as far as a comment says 'assembled in'
//   (or from kits in) and the country's full name; no other words are understood. Relation says what the designation of
//   the loss is to that of the deliveries; a group or a variant fits only in part. Rows overlap and are never added:
//   the same deliveries stand beside each loss that fits, and one piece can be recorded as damaged and as captured.
MATCH (loser:Actor {id: $loser})
OPTIONAL MATCH (former:Actor)-[:SUCCEEDED_BY*1..4]->(loser)
WITH loser, collect(DISTINCT former.id) + [loser.id] AS makers
MATCH (loser)-[:LOST]->(:Loss)-[:OF]->(gone:Item)
WITH DISTINCT loser, makers, gone
OPTIONAL MATCH (gone)-[:CORRESPONDS_TO]-(like:Item)
WITH loser, makers, collect(DISTINCT gone.id) AS lost, collect(DISTINCT like.id) AS fitting
UNWIND makers AS maker_id
MATCH (taker:Actor {id: maker_id})-[:RECIPIENT_OF]->(deal:Transfer)-[:OF]->(received_as:Item)
WHERE received_as.id IN lost OR received_as.id IN fitting
WITH loser, makers, lost, taker, deal, received_as, EXISTS {
  MATCH (licence:Claim)-[:ABOUT]->(deal)
  WHERE licence.counts = true
    AND ('licence' IN licence.marks OR licence.comment CONTAINS 'ssembled from kits in ' + taker.name
         OR licence.comment CONTAINS 'ssembled in ' + taker.name
         OR licence.comment CONTAINS 'ssembled/produced in ' + taker.name)
} AS licensed
WITH loser, makers, lost, received_as,
     collect(CASE WHEN taker.id = loser.id THEN deal.id END) AS received,
     sum(CASE
           WHEN deal.local_production = true OR deal.kind = 'licensed production' OR licensed THEN 1
           ELSE 0
         END) AS made
WHERE made = 0 AND size(received) > 0 AND NOT EXISTS {
  MATCH (received_as)<-[:OF]-(own:Transfer)<-[:SUPPLIER_OF]-(maker:Actor)
  WHERE maker.id IN makers AND own.condition = 'new'
}
OPTIONAL MATCH (received_as)-[tie:CORRESPONDS_TO]-(other:Item)
WHERE other.id IN lost
WITH loser, makers, lost, received_as, received,
     collect(CASE WHEN other IS NULL THEN NULL ELSE {
       id: other.id, certainty: tie.certainty,
       relation: CASE
         WHEN tie.relation = 'same system' OR startNode(tie).id = other.id THEN tie.relation
         WHEN tie.relation = 'variant of' THEN 'has the variant'
         ELSE 'one of the group'
       END
     } END) AS others
UNWIND others + [{id: received_as.id, certainty: NULL, relation: 'same name'}] AS one
WITH loser, makers, lost, received_as, received, one.id AS named, one.relation AS relation, one.certainty AS certainty
WHERE named IN lost
UNWIND received AS one
MATCH (deal:Transfer {id: one})
MATCH (giver:Actor)-[:SUPPLIER_OF]->(deal)
MATCH (loser)<-[total:DELIVERED_TO]-(giver)
WITH loser, named, received_as, relation, certainty, deal, giver, total.edition AS edition
WHERE deal.status IN ['delivered', 'partly delivered'] AND coalesce(deal.kind, '') <> 'return'
  AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(deal) WHERE c.report = edition AND c.counts = true }
WITH loser, named, received_as, relation, certainty, deal, giver, edition
ORDER BY edition, giver.name, deal.id
WITH loser, named, received_as, relation, certainty,
     collect(DISTINCT giver.name) AS suppliers, collect(DISTINCT edition) AS reports,
     count(*) AS deals, count(deal.delivered) AS numbers, sum(deal.delivered) AS pieces,
     sum(CASE WHEN deal.delivered_estimated THEN 1 ELSE 0 END) AS doubt,
     min(deal.first_delivery) AS first, max(deal.last_delivery) AS last
MATCH (item:Item {id: named})
MATCH (loss:Loss)-[:OF]->(item)
MATCH (loser)-[:LOST]->(loss)
WHERE NOT EXISTS { MATCH (loss)-[:PART_OF*1..5]->(:Loss)-[:OF]->(item) }
  AND EXISTS { MATCH (c:Claim)-[:ABOUT]->(loss) WHERE c.counts = true }
RETURN loser, item, received_as, relation, certainty, loss.outcome AS outcome, loss.count_low AS recorded,
       loss.as_of AS as_of, loss, CASE WHEN numbers = deals THEN {value: pieces, uncertain: doubt > 0} END AS received,
       suppliers, first, last, reports
ORDER BY item.name, loss.id, received_as.name
LIMIT 500
