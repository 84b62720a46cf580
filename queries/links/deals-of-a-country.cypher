// title: What has a country received, deal by deal?
// description: >-
//   One row a deal with a delivery, the latest first: item, supplier, numbers with their question marks, years and
//   TIV. For each supplier these are the deals of one edition, the one that gives the sums.
// tags: [suppliers, deliveries, deals, TIV]
// params:
//   recipient: {type: actor, help: who has received}
//   supplier: {type: actor, default: null, help: from whom; empty for all}
//   since: {type: year, default: 1900, help: last delivery in or after this year}
// example: {recipient: EGY, supplier: RUS, since: 2000}
// columns:
//   deal: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   item: item
//   condition: text
//   order_year: year
//   order_year_uncertain: boolean
//   ordered: marked
//   delivered: marked
//   first: year
//   last: year
//   tiv: {type: number, unit: million TIV}
//   according_to: text
//   edition: report
// view: {kind: timeline, time: last, lane: supplier, label: item}
// sentence: >-
//   According to {according_to}, {recipient} has received[ {delivered}] {item} from {supplier}[, {first} to
//   {last}][, {tiv} million TIV]
// caveat: >-
//   Received according to the register, not held today. The number delivered covers all the years of the deal inside
//   the edition's window and is never spread over them; "?" marks a number that the source itself calls uncertain.
MATCH (recipient:Actor {id: $recipient})-[:RECIPIENT_OF]->(deal:Transfer)
WHERE deal.status IN ['delivered', 'partly delivered'] AND (deal.kind IS NULL OR deal.kind <> 'return')
  AND (deal.last_delivery >= $since OR deal.last_delivery IS NULL)
MATCH (deal)<-[:SUPPLIER_OF]-(supplier:Actor)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true AND c.act IN ['delivered', 'partly delivered']
// The tie that gives the sums is looked for once a supplier and edition, not once a deal.
WITH recipient, supplier, c.report AS edition, collect(DISTINCT deal) AS deals
MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WHERE d.edition = edition
MATCH (report:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE report.id = edition
UNWIND deals AS deal
OPTIONAL MATCH (deal)-[:OF]->(item:Item)
RETURN deal, supplier, recipient, item, deal.condition AS condition,
       deal.order_year AS order_year, deal.order_year_estimated AS order_year_uncertain,
       CASE WHEN deal.ordered IS NOT NULL
            THEN {value: deal.ordered, uncertain: deal.ordered_estimated} END AS ordered,
       CASE WHEN deal.delivered IS NOT NULL
            THEN {value: deal.delivered, uncertain: deal.delivered_estimated} END AS delivered,
       deal.first_delivery AS first, deal.last_delivery AS last, deal.tiv_delivered AS tiv,
       publisher.name AS according_to, edition
ORDER BY coalesce(last, 0) DESC, coalesce(first, 0) DESC, supplier.name, deal.id
LIMIT 500
