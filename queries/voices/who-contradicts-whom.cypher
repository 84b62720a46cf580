// title: Where do reports contradict each other, or themselves?
// description: >-
//   Two claims about one transfer that cannot both be true, side by side: what they disagree about, and what each
//   of them has on that point. Contradictions within one report come first.
// tags: [contradictions, claims]
// params:
//   actor: {type: actor, default: null, help: a party to the transfer; empty for all}
//   within: {type: text, choices: [one report, several], default: null, help: empty for both}
// columns:
//   transfer: {type: transfer, key: true}
//   within: text
//   about: {type: text, key: true}
//   one_outlet: source
//   one_place: text
//   one_says: text
//   one: {type: claim, key: true}
//   other_outlet: source
//   other_place: text
//   other_says: text
//   other: {type: claim, key: true}
// view: {kind: table}
// sentence: >-
//   {transfer}: {one_outlet} ({one_place}) has “{one_says}”, {other_outlet} ({other_place}) has “{other_says}”
// caveat: >-
//   Both claims are listed whether they count or not, and neither is called right. Reports that retell one origin
//   contradict each other too: that is then a change in the retelling, and no second witness.
MATCH (one:Claim)-[x:CONTRADICTS]->(other:Claim)
WHERE ($within IS NULL OR x.within = $within)
  AND ($actor IS NULL OR $actor IN [one.supplier, one.recipient, other.supplier, other.recipient])
MATCH (one)-[:ABOUT]->(transfer:Transfer)
MATCH (one_outlet:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(one)
MATCH (other_outlet:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(other)
WITH transfer, x, one, one_outlet, other, other_outlet
OPTIONAL MATCH (one_supplier:Actor {id: one.supplier})
OPTIONAL MATCH (one_recipient:Actor {id: one.recipient})
OPTIONAL MATCH (other_supplier:Actor {id: other.supplier})
OPTIONAL MATCH (other_recipient:Actor {id: other.recipient})
RETURN transfer, x.within AS within, x.about AS about, one_outlet, one.locator AS one_place,
       CASE x.about
         WHEN 'act' THEN CASE one.stance WHEN 'denies' THEN 'not ' ELSE '' END + one.act
         WHEN 'kind' THEN one.kind
         WHEN 'quantity' THEN coalesce(one.quantity_text, toString(one.quantity_low), toString(one.quantity_high))
         ELSE coalesce(one_supplier.name, 'not named') + ' to ' + coalesce(one_recipient.name, 'not named')
       END AS one_says,
       one, other_outlet, other.locator AS other_place,
       CASE x.about
         WHEN 'act' THEN CASE other.stance WHEN 'denies' THEN 'not ' ELSE '' END + other.act
         WHEN 'kind' THEN other.kind
         WHEN 'quantity' THEN coalesce(other.quantity_text, toString(other.quantity_low), toString(other.quantity_high))
         ELSE coalesce(other_supplier.name, 'not named') + ' to ' + coalesce(other_recipient.name, 'not named')
       END AS other_says,
       other
ORDER BY within, transfer.id, about, one.id, other.id
LIMIT 500
