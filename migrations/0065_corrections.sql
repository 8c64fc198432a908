-- Why: a talk or an assessment that was entered wrongly is set right like every other fact (R20); what stood before is kept
-- in corrections. Only what was found and when: whose it is and who entered it never change. No locks of note.
grant update (needs_rehabilitation, needs, alone_with_her, breach, occurred_at) on interviews to dayaq_service;
grant update (needs_rehabilitation, needs, risk_level, occurred_at) on needs_assessments to dayaq_service;
