// title: Which arms are said to have been swapped, or given in return for something?
// description: >-
//   Transfers that a report calls a swap, and register rows whose comment speaks of an exchange or of barter, with the
//   words as they stand there. Where both halves are known, each is a row of its own.
// tags: [exchange, swaps]
// params:
//   party: {type: actor, default: null, help: a supplier or recipient; empty for all}
// columns:
//   what: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   item: item
//   order_year: year
//   number: quantity
//   status: status
//   told_as_swap: boolean
//   words: list of text
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: order_year}
// sentence: "Told of {supplier} to {recipient}[, {order_year}]:[ {number}] {item}, {status}[. The register's comment: {words}]"
// caveat: >-
//   Words in a comment, not acts: "partly exchanged" may be a small part, and barter is mostly goods. Swaps that no
//   report or comment calls so are not found.
MATCH (c:Claim)-[:ABOUT]->(what:Transfer)
WHERE c.counts = true
  AND (c.kind = 'swap' OR toLower(c.comment) =~ '.*(exchanged for|in exchange for|in return for|barter|swap).*')
OPTIONAL MATCH (what)<-[:SUPPLIER_OF]-(supplier:Actor)
OPTIONAL MATCH (what)<-[:RECIPIENT_OF]-(recipient:Actor)
OPTIONAL MATCH (what)-[:OF]->(item:Item)
WITH c, what, supplier, recipient, item
WHERE $party IS NULL OR supplier.id = $party OR recipient.id = $party
WITH c, what, supplier, recipient, item
ORDER BY c.report, c.id
WITH what, supplier, recipient, item, collect(DISTINCT c.comment) AS words, collect(DISTINCT c.report) AS reports,
     sum(CASE WHEN c.kind = 'swap' THEN 1 ELSE 0 END) > 0 AS told_as_swap
RETURN what, supplier, recipient, item, what.order_year AS order_year,
       CASE
         WHEN coalesce(what.quantity_low, what.quantity_high) IS NOT NULL
         THEN {low: what.quantity_low, high: what.quantity_high, basis: what.quantity_basis}
       END AS number,
       what.status AS status, told_as_swap, words, reports
ORDER BY coalesce(order_year, 0) DESC, what.id
LIMIT 500
