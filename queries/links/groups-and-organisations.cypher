// title: Which armed groups and organisations have received or supplied arms?
// description: >-
//   One row a supplier and a recipient of which at least one is an armed group, an organisation or a company, with
//   the deals, years and TIV of the one edition named.
// tags: [armed groups, organisations, deliveries]
// params:
//   kind: {type: text, choices: [armed group, organisation, company], default: null, help: empty for all}
//   country: {type: actor, default: null, help: only what this one supplied or received; empty for all}
// example: {kind: armed group}
// columns:
//   supplier: {type: actor, key: true}
//   supplier_kind: text
//   recipient: {type: actor, key: true}
//   recipient_kind: text
//   deals: integer
//   first: year
//   last: year
//   tiv: {type: number, unit: million TIV}
//   according_to: text
//   edition: report
// view: {kind: network, from: supplier, to: recipient, label: deals}
// sentence: >-
//   {according_to} lists {deals|deal|deals} with deliveries from {supplier} ({supplier_kind}) to {recipient}
//   ({recipient_kind})[, {first} to {last}]
// caveat: >-
//   Deliveries that a register or report lists. What was captured, stolen or smuggled is mostly not in them, and the
//   country in brackets behind a group's name is where it fights or whom, not who stands behind it.
MATCH (supplier:Actor)-[d:DELIVERED_TO]->(recipient:Actor)
WHERE ($country IS NULL OR supplier.id = $country OR recipient.id = $country)
  AND any(k IN [supplier.kind, recipient.kind] WHERE k IN ['armed group', 'organisation', 'company'])
  AND ($kind IS NULL OR supplier.kind = $kind OR recipient.kind = $kind)
MATCH (edition:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE edition.id = d.edition
RETURN supplier, supplier.kind AS supplier_kind, recipient, recipient.kind AS recipient_kind, d.deals AS deals,
       d.first_year AS first, d.last_year AS last, d.tiv AS tiv, publisher.name AS according_to, d.edition AS edition
ORDER BY deals DESC, supplier.name, recipient.name, supplier.id, recipient.id
LIMIT 500
