// title: What does a newer edition of a register say otherwise than an older one?
// description: >-
//   One row a deal and a field that two editions tell differently, from what to what. Each edition is set beside the
//   last one before it that covers the deal; a new designation or party is a renamed deal.
// tags: [editions, registers, revisions]
// params:
//   newer: {type: report, default: null, help: only what this edition changed; empty for all}
//   country: {type: actor, default: null, help: only deals of this supplier or recipient; empty for all}
//   field: {type: text, default: null, help: "only this field, such as number delivered; empty for all"}
//   since: {type: year, default: 1900, help: "only deals with a delivery in or after this year, or with none yet"}
// columns:
//   supplier: actor
//   recipient: actor
//   deal: {type: transfer, key: true}
//   field: {type: text, key: true}
//   before: text
//   after: text
//   older: {type: report, key: true}
//   newer: {type: report, key: true}
// view: table
// sentence: "{deal}: {field} {before} in the older edition, {after} in the newer one"
// caveat: >-
//   What a publisher changed is news about what it knows now, and no error of either edition. Only deals whose delivery
//   years both files cover are set side by side, and only by rows of one layout; editions whose day is not known are
//   left out: load such a file again with --generated DATE. Descriptions that are only spelled out count as changes.
MATCH (mine:Claim)-[r:REVISES]->(theirs:Claim)
WHERE $newer IS NULL OR mine.report = $newer
MATCH (mine)-[:ABOUT]->(deal:Transfer)
WHERE deal.last_delivery IS NULL OR deal.last_delivery >= $since
MATCH (deal)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (deal)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $country IS NULL OR supplier.id = $country OR recipient.id = $country
WITH supplier, recipient, deal, r.fields AS fields, r.before AS befores, r.after AS afters, theirs.report AS older,
     mine.report AS newer
UNWIND range(0, size(fields) - 1) AS place
WITH supplier, recipient, deal, fields[place] AS field, befores[place] AS before, afters[place] AS after, older, newer
WHERE $field IS NULL OR toLower(field) = toLower($field)
RETURN supplier, recipient, deal, field, before, after, older, newer
ORDER BY newer DESC, older DESC, supplier.name, recipient.name, deal.id, field
LIMIT 500
