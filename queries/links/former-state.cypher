// title: What has a former state supplied, and which of its successors went on?
// description: >-
//   One row a recipient and category that the former state delivered: deals, years, TIV and designations, and beside
//   them the successor states with deliveries of that category to the same recipient.
// tags: [suppliers, former states, categories, TIV]
// params:
//   state: {type: actor, help: 'the former state, such as the Soviet Union; one that still exists has no successors'}
//   recipient: {type: actor, default: null, help: only for this recipient; empty for all}
// example: {state: soviet-union, recipient: EGY}
// columns:
//   recipient: {type: actor, key: true}
//   category: {type: category, key: true}
//   state: actor
//   deals: integer
//   first: year
//   last: year
//   tiv: {type: number, unit: million TIV}
//   items: list of item
//   successors: list of actor
//   successor_deals: integer
//   successor_last: year
//   reports: list of report
// view: {kind: network, from: state, to: recipient, label: category}
// sentence: >-
//   By the registers cited, {recipient} has received {deals|deal|deals}[ of {category}] from {state}[, {first} to {last}][; later also
//   {successor_deals|deal|deals} from {successors}]
// caveat: >-
//   A successor state is not the former state: its deals are counted apart and never added. Successors are those of
//   which a loaded report names one as a party, and of their deals only those with a delivery in the year of the
//   succession or later count. Deals without a category stand under none.
CALL {
  // Rows are counted under the ids of actors: an engine that carries whole nodes along takes twice as long.
  MATCH (state:Actor {id: $state})-[:SUPPLIER_OF]->(deal:Transfer)<-[:RECIPIENT_OF]-(recipient:Actor)
        <-[d:DELIVERED_TO]-(state)
  WHERE deal.status IN ['delivered', 'partly delivered'] AND (deal.kind IS NULL OR deal.kind <> 'return')
    AND ($recipient IS NULL OR recipient.id = $recipient)
  MATCH (deal)<-[:ABOUT]-(c:Claim)
  WHERE c.counts = true AND c.act IN ['delivered', 'partly delivered'] AND c.report = d.edition
  OPTIONAL MATCH (deal)-[:OF]->(item:Item)
  WITH recipient.id AS received, d.edition AS edition, coalesce(deal.category, '') AS key, item, item.name AS name,
       deal.id AS deal, deal.first_delivery AS first, deal.last_delivery AS last, c.tiv_delivered AS tiv
  ORDER BY name
  WITH received, edition, key, count(DISTINCT deal) AS deals, min(first) AS first, max(last) AS last, sum(tiv) AS tiv,
       count(tiv) AS given, collect(DISTINCT item) AS items
  RETURN received, edition, key, deals, first, last, CASE WHEN given > 0 THEN round(tiv, 3) END AS tiv, items,
         null AS heir, null AS name, null AS heir_deals, null AS heir_last
  UNION ALL
  MATCH (:Actor {id: $state})-[succession:SUCCEEDED_BY]->(heir:Actor)
  WITH heir, succession.year AS since
  MATCH (heir)-[:SUPPLIER_OF]->(deal:Transfer)<-[:RECIPIENT_OF]-(recipient:Actor)<-[d:DELIVERED_TO]-(heir)
  // A heir may be older than the succession: the registers write Germany for West Germany too.
  WHERE deal.last_delivery >= since AND deal.status IN ['delivered', 'partly delivered']
    AND (deal.kind IS NULL OR deal.kind <> 'return') AND ($recipient IS NULL OR recipient.id = $recipient)
  MATCH (deal)<-[:ABOUT]-(c:Claim)
  WHERE c.counts = true AND c.act IN ['delivered', 'partly delivered'] AND c.report = d.edition
  WITH heir.id AS heir_id, recipient.id AS received, d.edition AS edition, coalesce(deal.category, '') AS key,
       count(DISTINCT deal.id) AS heir_deals, max(deal.last_delivery) AS heir_last
  MATCH (heir:Actor)
  WHERE heir.id = heir_id
  RETURN received, edition, key, null AS deals, null AS first, null AS last, null AS tiv, null AS items, heir,
         heir.name AS name, heir_deals, heir_last
}
WITH received, edition, key, deals, first, last, tiv, items, heir, name, heir_deals, heir_last
ORDER BY name, edition
WITH received, key, max(deals) AS deals, max(first) AS first, max(last) AS last, max(tiv) AS tiv,
     head(collect(items)) AS items, collect(heir) AS successors, sum(heir_deals) AS successor_deals,
     max(heir_last) AS successor_last, collect(DISTINCT edition) AS reports
WHERE deals IS NOT NULL
MATCH (state:Actor {id: $state})
MATCH (recipient:Actor)
WHERE recipient.id = received
OPTIONAL MATCH (category:Category)
WHERE category.id = key
RETURN recipient, category, state, deals, first, last, tiv, items, successors, successor_deals, successor_last, reports
ORDER BY deals DESC, recipient.name, recipient.id, key
LIMIT 500
