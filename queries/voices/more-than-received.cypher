// title: Which reports claim more than the register lists as received?
// description: >-
//   Numbers of components, such as engines, in claims of a return or buy-back, that exceed all positions for them in
//   the machines which the register lists as delivered by the asker or a state it succeeded. "About" is read as 10 per
//   cent less; calculated here.
// tags: [numbers, returns, registers]
// params:
//   actor: {type: actor, default: null, help: who is asked to give back; empty for all}
// columns:
//   claim: {type: claim, key: true}
//   transfer: transfer
//   asked: actor
//   claimed: quantity
//   positions: integer
//   by_component: list of text
//   deals: integer
//   uncertain: integer
//   last_year: year
//   counts: boolean
//   registers: list of report
// view: {kind: table}
// sentence: >-
//   {claim}: more than the {positions|position|positions} in machines that the register lists as received by {asked}
//   ({by_component}; {deals|deal|deals}, the last delivery in {last_year})
// caveat: >-
//   More than the register lists as received, and no more than that: spares, civil machines, inherited ones and other
//   suppliers are not in it, and losses and resale are not subtracted. Where no deal fits, or a number delivered is not
//   known, nothing is compared.
MATCH (transfer:Transfer)-[could:COULD_COME_FROM]->(deal:Transfer)
WHERE could.component IS NOT NULL
MATCH (giver:Actor)-[:SUPPLIER_OF]->(deal)
MATCH (asked:Actor)-[:RECIPIENT_OF]->(deal)
WHERE $actor IS NULL OR asked.id = $actor
MATCH (giver)-[pair:DELIVERED_TO]->(asked)
WITH transfer, asked, could.component AS component, could.positions AS positions, deal, pair.edition AS edition
MATCH (row:Claim)-[:ABOUT]->(deal)
WHERE row.report = edition AND row.counts = true AND row.speaker_role = 'data set'
WITH DISTINCT transfer, asked, component, positions, deal, edition
ORDER BY transfer.id, edition, component
WITH transfer, asked, component, sum(positions) AS positions, count(positions) AS numbered, count(deal) AS deals,
     sum(CASE WHEN deal.delivered_estimated = true THEN 1 ELSE 0 END) AS uncertain, max(deal.last_delivery) AS last_year,
     collect(DISTINCT edition) AS editions
ORDER BY transfer.id, component
WITH transfer, asked, sum(positions) AS positions, collect(component + ': ' + toString(positions)) AS by_component,
     sum(numbered) AS numbered, sum(deals) AS deals, sum(uncertain) AS uncertain, max(last_year) AS last_year,
     collect(editions) AS editions
WHERE numbered = deals
MATCH (claim:Claim)-[:ABOUT]->(transfer)
WHERE claim.stance = 'asserts' AND claim.withdrawn = false
  AND claim.quantity_low * CASE claim.quantity_basis WHEN 'about' THEN 0.9 ELSE 1.0 END > positions
RETURN claim, transfer, asked,
       {low: claim.quantity_low, high: claim.quantity_high, basis: claim.quantity_basis} AS claimed,
       positions, by_component, deals, uncertain, last_year, claim.counts AS counts,
       reduce(seen = [], some IN editions | seen + [one IN some WHERE NOT one IN seen]) AS registers
ORDER BY transfer.id, claim.id
LIMIT 500
