// title: Who has supplied since a supplier fell away?
// description: >-
//   For each recipient and category which a supplier delivered in the years before and not after, the others with a
//   delivery after that year or an order in it or later, and how many deals of all years before each had besides.
// tags: [suppliers, recipients, changes, categories]
// params:
//   supplier: {type: actor, help: who fell away}
//   year: {type: year, default: 2014, help: the last year in which it may have delivered}
//   recipient: {type: actor, default: null, help: only for this recipient; empty for all}
//   before: {type: integer, default: 10, minimum: 1, maximum: 100, help: how many years before that one it may have delivered last}
// example: {supplier: RUS, year: 2014, recipient: AFG}
// columns:
//   recipient: {type: actor, key: true}
//   category: {type: category, key: true}
//   gone: actor
//   last: year
//   lost_deals: integer
//   other: {type: actor, key: true}
//   after: year
//   deals_since: integer
//   delivered_since: integer
//   deals_before: integer
//   items: list of item
//   reports: list of report
// view: {kind: network, from: other, to: recipient, label: category}
// sentence: >-
//   By the registers cited, {recipient}, {category}: last listed delivery from {gone} in {last}; with {other} {deals_since|deal is|deals are}
//   listed since {after}, {delivered_since} of them with a later delivery, and {deals_before} before
// caveat: >-
//   Others who supplied the same category, which is not to say that one replaced the other or why. Deals without a
//   category are left out, and recent years are the least complete ones.
MATCH (gone:Actor {id: $supplier})-[:SUPPLIER_OF]->(lost:Transfer)
WHERE lost.status IN ['delivered', 'partly delivered'] AND lost.last_delivery >= $year - $before
  AND lost.category IS NOT NULL AND (lost.kind IS NULL OR lost.kind <> 'return')
MATCH (lost)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (lost)<-[:ABOUT]-(listed:Claim)
WHERE listed.counts = true
WITH gone, recipient, lost.category AS key, listed.report AS edition, max(lost.last_delivery) AS last,
     count(DISTINCT lost.id) AS lost_deals
WHERE last <= $year
MATCH (gone)-[d:DELIVERED_TO]->(recipient)
WHERE d.edition = edition
MATCH (e:Report)
WHERE e.id = edition AND e.covers_to > $year
MATCH (recipient)-[:RECIPIENT_OF]->(deal:Transfer)<-[:SUPPLIER_OF]-(other:Actor)
WHERE deal.category = key AND deal.status IN ['ordered', 'delivered', 'partly delivered']
  AND (deal.kind IS NULL OR deal.kind <> 'return') AND other.id <> gone.id
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true AND c.speaker_role = 'data set'
// Counted under the ids of actors, which are matched again below: with whole nodes it takes half as long again.
WITH recipient.id AS received, key, edition, last, lost_deals, other.id AS supplied, c.report AS report,
     collect(DISTINCT CASE WHEN deal.last_delivery > $year OR deal.order_year >= $year THEN deal.id END) AS new,
     count(DISTINCT CASE WHEN deal.last_delivery > $year THEN deal.id END) AS delivered_since,
     count(DISTINCT deal.id) AS deals
WHERE size(new) > 0
MATCH (r:Report)
WHERE r.id = report
OPTIONAL MATCH (:Actor {id: supplied})-[o:DELIVERED_TO]->(:Actor {id: received})
WITH received, key, edition, last, lost_deals, supplied, o.edition AS sums, r, new, delivered_since, deals
ORDER BY r.rank DESC, r.id
WITH received, key, edition, last, lost_deals, supplied, sums,
     collect({report: r.id, new: new, delivered: delivered_since, deals: deals}) AS parts
UNWIND [x IN parts WHERE x.report = coalesce(sums, head(parts).report)] AS part
UNWIND part.new AS id
MATCH (deal:Transfer)
WHERE deal.id = id
OPTIONAL MATCH (deal)-[:OF]->(item:Item)
WITH received, key, edition, last, lost_deals, supplied, part, item
ORDER BY item.name
WITH received, key, edition, last, lost_deals, supplied, part, collect(DISTINCT item) AS items
MATCH (gone:Actor {id: $supplier})
MATCH (recipient:Actor)
WHERE recipient.id = received
MATCH (other:Actor)
WHERE other.id = supplied
MATCH (category:Category)
WHERE category.id = key
RETURN recipient, category, gone, last, lost_deals, other, $year AS after, size(part.new) AS deals_since,
       part.delivered AS delivered_since, part.deals - size(part.new) AS deals_before, items,
       CASE WHEN part.report = edition THEN [edition] ELSE [edition, part.report] END AS reports
ORDER BY recipient.name, recipient.id, category.name, deals_since DESC, other.name, other.id
LIMIT 500
