// title: Which reported transfers does no register row match?
// description: >-
//   Reported transfers for which a loaded register has no row with the same supplier, recipient, and item or category
//   (parties alone, where the reports name no thing); with the years that the register covers, and what it lists as
//   delivered between the two, either way.
// tags: [registers, transfers]
// params:
//   actor: {type: actor, default: null, help: supplier or recipient; empty for all}
// columns:
//   transfer: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   status: status
//   register: {type: source, key: true}
//   covers_from: year
//   covers_to: year
//   deals: integer
//   last_year: year
//   deals_back: integer
//   last_year_back: year
//   reports: list of report
// view: {kind: network, from: supplier, to: recipient, label: status}
// sentence: >-
//   {register}, covering {covers_from} to {covers_to}, has no row that matches {transfer}; it lists {deals|delivered
//   deal|delivered deals} that way[, the last in {last_year},] and {deals_back|delivered deal|delivered deals} the
//   other way[, the last in {last_year_back}]
// caveat: >-
//   No row is no evidence that nothing was transferred: registers leave out small arms, most parts and ammunition, returns
//   of what was delivered, and all that was only asked, planned or refused. A row of the same category need not be
//   the same deal. Files that are limited to other countries are left out: they cannot list the two.
MATCH (register:Source)-[:PUBLISHED]->(edition:Report)
WHERE register.kind = 'compiler' AND edition.loaded = true AND edition.covers_to IS NOT NULL
  AND edition.compared IS NULL
WITH register, edition
ORDER BY register.id, edition.rank DESC, edition.id
WITH collect({register: register.id, id: edition.id, supplier: edition.only_supplier,
              recipient: edition.only_recipient, parties: coalesce(edition.only_parties, [])}) AS files
MATCH (transfer:Transfer)
WHERE transfer.registers = 0
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(transfer)
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(transfer)
WHERE $actor IS NULL OR supplier.id = $actor OR recipient.id = $actor
WITH files, supplier, recipient, collect(transfer) AS transfers
UNWIND files AS file
WITH supplier, recipient, transfers, file
WHERE (file.supplier IS NULL OR file.supplier = supplier.id) AND (file.recipient IS NULL OR file.recipient = recipient.id)
  AND all(party IN file.parties WHERE party IN [supplier.id, recipient.id])
WITH supplier, recipient, transfers, file.register AS register_id, collect(file.id) AS editions
OPTIONAL MATCH (recipient)-[:RECIPIENT_OF]->(:Transfer)<-[:ABOUT]-(row:Claim)
WHERE row.supplier = supplier.id AND row.report IN editions
WITH supplier, recipient, transfers, register_id, editions, count(row) AS rows, collect(DISTINCT row.item) AS items,
     collect(DISTINCT row.category) AS categories
UNWIND transfers AS transfer
OPTIONAL MATCH (transfer)-[:OF]->(item:Item)
WITH supplier, recipient, transfer, register_id, editions,
     CASE
       WHEN item IS NULL AND transfer.category IS NULL THEN rows > 0
       ELSE coalesce(item.id IN items, false) OR coalesce(transfer.category IN categories, false)
     END AS matching
WHERE NOT matching
MATCH (register:Source)
WHERE register.id = register_id
MATCH (edition:Report)
WHERE edition.id = head(editions)
OPTIONAL MATCH (supplier)-[there:DELIVERED_TO]->(recipient)
OPTIONAL MATCH (recipient)-[back:DELIVERED_TO]->(supplier)
WITH transfer, supplier, recipient, register, edition,
     CASE WHEN there.edition IN editions THEN there ELSE null END AS there,
     CASE WHEN back.edition IN editions THEN back ELSE null END AS back
MATCH (claim:Claim)-[:ABOUT]->(transfer)
WITH transfer, supplier, recipient, register, edition, there, back, claim.report AS report
ORDER BY transfer.id, register.id, report
WITH transfer, supplier, recipient, register, edition, there, back, collect(DISTINCT report) AS told_in
RETURN transfer, supplier, recipient, transfer.status AS status, register,
       edition.covers_from AS covers_from,
       edition.covers_to AS covers_to,
       coalesce(there.deals, 0) AS deals, there.last_year AS last_year,
       coalesce(back.deals, 0) AS deals_back, back.last_year AS last_year_back,
       reduce(seen = told_in, one IN [edition.id, there.edition, back.edition] |
              seen + [new IN [one] WHERE new IS NOT NULL AND NOT new IN seen]) AS reports
ORDER BY transfer.id, register.id
LIMIT 500
