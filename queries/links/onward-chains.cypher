// title: Who has passed on a weapon after receiving it?
// description: >-
//   For one designation: who delivered it to whom, and to whom that recipient delivered the same designation in a
//   later year. Each row is one such chain of three parties in time order, with the deals of its second step.
// tags: [chains, re-export, items]
// params:
//   item: {type: item, help: the designation as the register writes it}
//   via: {type: actor, default: null, help: only chains through this one; empty for all}
// example: {item: Mi-24D/Mi-25}
// columns:
//   supplier: {type: actor, key: true}
//   via: {type: actor, key: true}
//   recipient: {type: actor, key: true}
//   item: item
//   received: year
//   passed_on: year
//   last_passed_on: year
//   second_hand: integer
//   deals: list of transfer
//   reports: list of report
// view: {kind: timeline, time: passed_on, lane: via, label: recipient}
// sentence: >-
//   By the registers cited, {via} has received {item} from {supplier} since {received}; later, from {passed_on} on, {deals|deal|deals} of the
//   same designation went to {recipient} ({second_hand} second hand)
// caveat: >-
//   The same designation in time order, not the same pieces: what went on may be of own production, inherited, or from
//   another supplier. Deliveries of one and the same year are in no order and make no chain.
MATCH (item:Item {id: $item})<-[:OF]-(first:Transfer)
WHERE first.status IN ['delivered', 'partly delivered'] AND (first.kind IS NULL OR first.kind <> 'return')
MATCH (first)<-[:RECIPIENT_OF]-(via:Actor)
WHERE $via IS NULL OR via.id = $via
MATCH (first)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (first)<-[:ABOUT]-(a:Claim)
MATCH (supplier)-[d:DELIVERED_TO]->(via)
WHERE a.report = d.edition AND a.counts = true
WITH item, supplier, via, d.edition AS in_edition, min(first.first_delivery) AS received
MATCH (via)-[:SUPPLIER_OF]->(onward:Transfer)-[:OF]->(item)
WHERE onward.status IN ['delivered', 'partly delivered'] AND (onward.kind IS NULL OR onward.kind <> 'return')
  AND onward.last_delivery > received
MATCH (onward)<-[:RECIPIENT_OF]-(recipient:Actor)
MATCH (onward)<-[:ABOUT]-(b:Claim)
MATCH (via)-[o:DELIVERED_TO]->(recipient)
WHERE b.report = o.edition AND b.counts = true
UNWIND [year IN b.delivery_years WHERE year > received] AS year
WITH item, supplier, via, in_edition, received, recipient, o.edition AS out_edition, onward, min(year) AS later
ORDER BY later, onward.id
WITH item, supplier, via, in_edition, received, recipient, out_edition, collect(onward) AS deals,
     min(later) AS passed_on, max(onward.last_delivery) AS last_passed_on,
     sum(CASE WHEN onward.condition STARTS WITH 'second hand' THEN 1 ELSE 0 END) AS second_hand
RETURN supplier, via, recipient, item, received, passed_on, last_passed_on, second_hand, deals,
       CASE WHEN in_edition = out_edition THEN [in_edition] ELSE [in_edition, out_edition] END AS reports
ORDER BY passed_on, via.name, recipient.name, received, supplier.name, via.id, recipient.id, supplier.id
LIMIT 500
