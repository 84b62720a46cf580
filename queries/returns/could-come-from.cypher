// title: Which deals could a claimed return come from?
// description: >-
//   For each return or buy-back that reports tell of, the earlier deliveries to the asked country that fit, with their
//   positions for the component (machines delivered × components in each). In all adds them up over the deals of
//   one edition, to be held against the number claimed. Calculated here, also for returns that were refused.
// tags: [returns, components]
// params:
//   asked: {type: actor, default: null, help: the country that was asked; empty for all}
//   asking: {type: actor, default: null, help: the country that asked; empty for all}
// example: {asked: Egypt}
// columns:
//   what: {type: transfer, key: true}
//   asked: actor
//   asking: actor
//   claimed: quantity
//   deal: {type: transfer, key: true}
//   supplier: actor
//   machine: item
//   received: marked
//   last: year
//   component: item
//   positions: marked
//   in_all: quantity
//   why: text
//   found_by: text
//   register: text
//   reports: list of report
// view: {kind: table}
// sentence: >-
//   {register} lists {received} {machine} from {supplier} to {asked}[, the last in {last}][: {positions} positions for
//   {component}, {in_all} over all such deals], beside {what}
// caveat: >-
//   What fits, not what was given back. Received according to SIPRI or the register cited (edition, years), not held
//   today. Losses, wear, resale, inheritance, changes of government and civil machines are not subtracted. "?" = number
//   uncertain. Positions = machines × engines in each (2 in every row of the table that comes with the program); spares
//   unknown.
MATCH (what:Transfer)-[tie:COULD_COME_FROM]->(deal:Transfer)
MATCH (asked:Actor)-[:SUPPLIER_OF]->(what)
MATCH (asking:Actor)-[:RECIPIENT_OF]->(what)
WHERE ($asked IS NULL OR asked.id = $asked) AND ($asking IS NULL OR asking.id = $asking)
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(deal)
MATCH (asked)<-[total:DELIVERED_TO]-(supplier)
WITH what, asked, asking, supplier, deal, tie, total.edition AS edition
WHERE EXISTS { MATCH (c:Claim)-[:ABOUT]->(deal) WHERE c.report = edition AND c.counts = true }
MATCH (register:Source)-[:PUBLISHED]->(:Report {id: edition})
WITH what, asked, asking, supplier, deal, tie, edition, register.name AS register
ORDER BY coalesce(deal.last_delivery, 0) DESC, deal.id
WITH what, asked, asking, tie.component AS part, count(*) AS deals, count(tie.positions) AS numbered,
     sum(tie.positions) AS total, sum(CASE WHEN deal.delivered_estimated THEN 1 ELSE 0 END) AS uncertain,
     collect({deal: deal.id, supplier: supplier.id, positions: tie.positions, why: tie.why, found_by: tie.by,
              edition: edition, register: register}) AS found
UNWIND found AS one
MATCH (deal:Transfer {id: one.deal})
MATCH (deal)-[:OF]->(machine:Item)
MATCH (supplier:Actor {id: one.supplier})
OPTIONAL MATCH (component:Item {id: part})
OPTIONAL MATCH (component)-[carried:COMPONENT_OF]->(machine)
WITH what, asked, asking, part, deals, numbered, total, uncertain, one, deal, machine, supplier, component,
     carried.context AS grounds
OPTIONAL MATCH (evidence:Claim)-[:ABOUT]->(:Context {id: grounds})
WITH what, asked, asking, part, deals, numbered, total, uncertain, one, deal, machine, supplier, component,
     evidence.report AS table
ORDER BY table
WITH what, asked, asking, part, deals, numbered, total, uncertain, one, deal, machine, supplier, component,
     collect(DISTINCT table) AS tables
RETURN what, asked, asking,
       CASE
         WHEN coalesce(what.quantity_low, what.quantity_high) IS NOT NULL
         THEN {low: what.quantity_low, high: what.quantity_high, basis: what.quantity_basis}
       END AS claimed,
       deal, supplier, machine,
       CASE WHEN deal.delivered IS NOT NULL THEN {value: deal.delivered, uncertain: deal.delivered_estimated} END
         AS received,
       deal.last_delivery AS last, component,
       CASE WHEN one.positions IS NOT NULL THEN {value: one.positions, uncertain: deal.delivered_estimated} END
         AS positions,
       CASE
         WHEN numbered = 0 THEN null
         WHEN numbered < deals THEN {low: total, high: null, basis: 'at least'}
         WHEN uncertain > 0 THEN {low: total, high: total, basis: 'estimated'}
         ELSE {low: total, high: total, basis: 'exact'}
       END AS in_all,
       one.why AS why, one.found_by AS found_by, one.register AS register, [one.edition] + tables AS reports
ORDER BY what.id, coalesce(part, ''), coalesce(last, 0) DESC, deal.id
LIMIT 500
