// title: Which goods were licensed through one country to another, and where do they come from?
// description: >-
//   Export licences whose goods come from another country than the one that licenses them, or go by way of a declared
//   destination to another, final one: origin, licensing country, declared destination, recipient, each as the licence
//   states it. The largest ceilings come first.
// tags: [licences, chains]
// params:
//   supplier: {type: actor, default: null, help: the country that licensed; empty for all}
//   via: {type: actor, default: null, help: only by way of this one; empty for all}
//   comes_from: {type: actor, default: null, help: only goods that come from this one; empty for all}
//   recipient: {type: actor, default: null, help: the final destination; empty for all}
// example: {supplier: Netherlands, via: United Kingdom}
// columns:
//   comes_from: actor
//   supplier: actor
//   via: actor
//   recipient: actor
//   item: item
//   licence: {type: transfer, key: true}
//   term: text
//   again: text
//   ceiling: integer
//   currency: text
//   first_licensed: date
//   last_licensed: date
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: via}
// sentence: >-
//   {supplier} licensed {item} for {recipient}[ by way of {via}][, goods that come from {comes_from}] ({term}[, {again}];
//   up to {ceiling} {currency}, a ceiling and not a price; {first_licensed})
// caveat: >-
//   A licence allows and says nothing about what was ordered or delivered. A temporary one expects the goods back. No
//   origin here means that the licence names none, or several.
MATCH (recipient:Actor)
WHERE $recipient IS NULL OR recipient.id = $recipient
MATCH (recipient)-[:RECIPIENT_OF]->(licence:Transfer)
MATCH (licence)-[:VIA|COMES_FROM]->(:Actor)
WITH DISTINCT recipient, licence
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(licence)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (c:Claim)-[:ABOUT]->(licence)
WHERE c.act = 'licensed' AND c.counts = true
WITH supplier, recipient, licence, min(c.event_date) AS first_licensed, max(c.event_date) AS last_licensed,
     sum(CASE WHEN 'temporary' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS temporary,
     sum(CASE WHEN 'renewed' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS renewed,
     sum(CASE WHEN 'replacement' IN coalesce(c.marks, []) THEN 1 ELSE 0 END) AS replacing,
     collect(DISTINCT c.report) AS found
OPTIONAL MATCH (licence)-[:VIA]->(via:Actor)
OPTIONAL MATCH (licence)-[:COMES_FROM]->(comes_from:Actor)
OPTIONAL MATCH (licence)-[:OF]->(item:Item)
WITH licence, first_licensed, last_licensed, temporary, renewed, replacing, found, supplier, recipient, via,
     comes_from, item
WHERE (via IS NOT NULL OR comes_from.id <> supplier.id)
  AND ($via IS NULL OR via.id = $via) AND ($comes_from IS NULL OR comes_from.id = $comes_from)
UNWIND found AS report
WITH licence, first_licensed, last_licensed, temporary, renewed, replacing, supplier, recipient, via, comes_from, item,
     report
ORDER BY report
WITH licence, first_licensed, last_licensed, temporary, renewed, replacing, supplier, recipient, via, comes_from, item,
     collect(report) AS reports
RETURN comes_from, supplier, via, recipient, item, licence,
       CASE WHEN temporary > 0 THEN 'temporary' ELSE 'definitive' END AS term,
       CASE WHEN renewed > 0 AND replacing > 0 THEN 'renewed, and in place of an earlier licence'
            WHEN renewed > 0 THEN 'renewed' WHEN replacing > 0 THEN 'in place of an earlier licence' END AS again,
       licence.value_high AS ceiling, licence.currency AS currency, first_licensed, last_licensed, reports
ORDER BY coalesce(licence.value_high, 0) DESC, licence.id
LIMIT 500
