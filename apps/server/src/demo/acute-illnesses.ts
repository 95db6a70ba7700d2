import { asNeeded, daily, rxnorm, snomed, type Illness } from "./clinical-terms.ts";

/** Illnesses that pass: one visit, sometimes a prescription for days. */
export const ACUTE: readonly Illness[] = [
  {
    problem: snomed("195662009", "Acute viral pharyngitis"),
    ages: [3, 70],
    share: 5,
    prescriptions: [],
    subjective: [
      "Sore throat for three days, mild fever yesterday. No rash. Sibling had the same last week.",
      "Scratchy throat and hoarse voice since the weekend.",
    ],
    findings: ["Pharynx red without exudate. No tender nodes. Rapid strep negative."],
    plan: ["Viral. Fluids, salt water gargle. Return if fever lasts beyond three more days."],
    procedure: snomed("117015009", "Throat culture"),
  },
  {
    problem: snomed("43878008", "Streptococcal sore throat"),
    ages: [5, 30],
    share: 2,
    prescriptions: [
      daily(rxnorm("308191", "amoxicillin 500 MG Oral Capsule"), "Take 1 capsule by mouth twice daily for 10 days", 2),
    ],
    subjective: ["Sudden sore throat and fever of 102 since last night. Hurts to swallow. No cough."],
    findings: ["Tonsils enlarged with exudate, tender nodes in the neck. Rapid strep positive."],
    plan: ["Antibiotic for ten days, all of it. Back to school after 24 hours without fever."],
    procedure: snomed("117015009", "Throat culture"),
  },
  {
    problem: snomed("10509002", "Acute bronchitis"),
    ages: [16, 88],
    share: 4,
    prescriptions: [],
    subjective: [
      "Cough for ten days, now with clear phlegm. No fever, no shortness of breath.",
      "Coughs at night since a cold two weeks ago; ribs sore from it.",
    ],
    findings: ["Scattered rhonchi that clear with coughing. Oxygen saturation 97%."],
    plan: ["No antibiotic needed. Honey, humidifier. Chest film if not better in two weeks."],
  },
  {
    problem: snomed("65363002", "Otitis media"),
    ages: [0, 9],
    share: 6,
    prescriptions: [
      daily(rxnorm("308189", "amoxicillin 80 MG/ML Oral Suspension"), "Give by mouth twice daily for 10 days", 2),
    ],
    subjective: [
      "Pulled at the right ear all night, fever of 101. Runny nose for a week.",
      "Ear pain since the swimming lesson, slept badly.",
    ],
    findings: ["Right eardrum red and bulging. Left normal. Neck supple."],
    plan: ["Antibiotic as prescribed, ibuprofen for pain. Recheck the ear in three weeks."],
  },
  {
    problem: snomed("301011002", "Escherichia coli urinary tract infection"),
    ages: [17, 88],
    sex: "female",
    share: 4,
    prescriptions: [
      daily(
        rxnorm("1648755", "nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule"),
        "Take 1 capsule by mouth twice daily for 5 days",
        2,
      ),
    ],
    subjective: ["Burning and frequency for two days. No fever, no flank pain."],
    findings: ["Abdomen soft, no flank tenderness. Dipstick positive for leukocytes and nitrite."],
    plan: ["Five days of antibiotic. Culture sent; will call if the bacteria are resistant."],
    procedure: snomed("117010004", "Urine culture"),
  },
  {
    problem: snomed("44465007", "Sprain of ankle"),
    ages: [9, 60],
    share: 3,
    prescriptions: [
      asNeeded(
        rxnorm("310965", "ibuprofen 200 MG Oral Tablet"),
        "Take 2 tablets by mouth as needed for pain, with food",
        6,
      ),
    ],
    subjective: [
      "Turned the ankle on the boat ramp yesterday. Could walk right after.",
      "Landed badly at basketball practice. Swollen within an hour.",
    ],
    findings: ["Swelling below the outer ankle, tender ligament, no bone tenderness. Bears weight for four steps."],
    plan: ["No film needed by the Ottawa rules. Brace, ice, elevation. Balance exercises from next week."],
  },
  {
    problem: snomed("279039007", "Low back pain"),
    ages: [20, 78],
    share: 4,
    prescriptions: [
      asNeeded(
        rxnorm("849574", "naproxen sodium 220 MG Oral Tablet"),
        "Take 1 tablet by mouth as needed for pain, with food",
        12,
      ),
    ],
    subjective: [
      "Back pain since lifting lobster traps on Saturday. No pain down the leg.",
      "Stiff lower back after a week of moving house. No numbness, no trouble with the bladder.",
    ],
    findings: ["Paraspinal muscles tight. Straight leg raise negative. Strength and reflexes normal."],
    plan: ["Stay active, heat, short course of naproxen. Physical therapy if not better in four weeks."],
  },
  {
    problem: snomed("444814009", "Viral sinusitis"),
    ages: [15, 75],
    share: 3,
    prescriptions: [],
    subjective: ["Stuffy nose and pressure over the cheeks for six days. No fever."],
    findings: ["Nasal mucosa swollen, clear discharge. Sinuses mildly tender."],
    plan: ["Saline rinse and a decongestant at night. Call if worse after day ten."],
  },
  {
    problem: snomed("128045006", "Cellulitis"),
    ages: [25, 85],
    share: 1,
    prescriptions: [
      daily(
        rxnorm("309114", "cephalexin 500 MG Oral Capsule"),
        "Take 1 capsule by mouth four times daily for 7 days",
        4,
      ),
    ],
    subjective: ["Redness around a scratch on the shin, warmer and larger since yesterday. No fever."],
    findings: ["Warm, tender redness of 6 by 4 cm on the left shin, borders marked with a pen. No abscess."],
    plan: ["Antibiotic for seven days. Return in 48 hours, at once with fever or spreading redness."],
  },
  {
    problem: snomed("840539006", "COVID-19"),
    ages: [5, 88],
    share: 2,
    prescriptions: [],
    subjective: ["Positive home test this morning. Fever, body aches and a dry cough for two days. Vaccinated."],
    findings: ["Looks tired, breathing comfortably. Oxygen saturation 97%. Lungs clear."],
    plan: ["Home isolation for five days, fluids, acetaminophen. Call with shortness of breath."],
  },
  {
    problem: snomed("283371005", "Laceration of forearm"),
    ages: [6, 65],
    share: 1,
    prescriptions: [],
    subjective: ["Cut by a bait knife one hour ago. Bleeding stopped with pressure."],
    findings: ["Clean cut of 3 cm on the inner forearm, down to fat. Tendons, sensation and circulation intact."],
    plan: ["Irrigated and closed with four sutures. Removal in ten days. Tetanus is current."],
    procedure: snomed("288086009", "Suture open wound"),
  },
  {
    problem: snomed("25374005", "Gastroenteritis"),
    ages: [0, 120],
    share: 2,
    prescriptions: [],
    subjective: ["Vomiting since last night, loose stools this morning. Keeps down sips of water."],
    findings: ["Mucous membranes moist. Abdomen soft, bowel sounds active."],
    plan: ["Small sips of oral rehydration solution. Return if unable to drink for eight hours."],
  },
];
