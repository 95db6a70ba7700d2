import { asNeeded, daily, rxnorm, snomed, type Illness } from "./clinical-terms.ts";

const TWICE = "Take 1 tablet by mouth twice daily with meals";
const ELECTROCARDIOGRAM = snomed("29303009", "Electrocardiographic procedure");
const SPIROMETRY = snomed("127783003", "Spirometry");

/** Illnesses that stay: each brings follow-ups and standing prescriptions. */
export const CHRONIC: readonly Illness[] = [
  {
    problem: snomed("59621000", "Essential hypertension"),
    ages: [38, 75],
    share: 0.42,
    prescriptions: [
      daily(rxnorm("314076", "lisinopril 10 MG Oral Tablet")),
      daily(rxnorm("197361", "amlodipine 5 MG Oral Tablet")),
    ],
    subjective: [
      "Checks blood pressure at home twice a week; readings mostly in the 130s over 80s. No chest pain, no dizziness.",
      "Forgot several doses over the holidays and noticed readings in the 150s. Back on schedule since.",
      "Feels well. Walks along the harbor most mornings. No headache, no swelling of the ankles, no cough.",
    ],
    findings: ["Heart regular, no murmur. Lungs clear. No peripheral edema."],
    plan: [
      "Continue current medication. Goal below 130/80. Bring the home log to the next visit.",
      "Reviewed salt intake and labels on canned soup. Basic metabolic panel today.",
      "Add a second agent if the home average stays above goal in four weeks.",
    ],
    procedure: ELECTROCARDIOGRAM,
  },
  {
    problem: snomed("44054006", "Diabetes mellitus type 2"),
    ages: [42, 74],
    share: 0.2,
    prescriptions: [
      daily(rxnorm("861007", "metformin hydrochloride 500 MG Oral Tablet"), TWICE, 2),
      daily(
        rxnorm("285018", "insulin glargine 100 UNT/ML Injectable Solution"),
        "Inject 14 units under the skin at bedtime",
      ),
    ],
    subjective: [
      "Fasting readings between 110 and 145. No episodes of low blood sugar. Feet without numbness.",
      "Has cut sweet drinks and lost four pounds. Some stomach upset in the first week of metformin, gone now.",
      "Reports two low readings after yard work, both corrected with juice. Carries glucose tablets.",
    ],
    findings: ["Monofilament sensation intact in both feet, pulses palpable, skin without breaks."],
    plan: [
      "A1c and urine albumin today. Eye examination is due; referral renewed.",
      "Continue metformin. Diabetes education class at the library on Tuesdays offered and accepted.",
      "Reviewed the plan for low blood sugar. Follow up in three months.",
    ],
    procedure: snomed("401191002", "Diabetic foot examination"),
  },
  {
    problem: snomed("55822004", "Hyperlipidemia"),
    ages: [40, 76],
    share: 0.34,
    prescriptions: [daily(rxnorm("617318", "atorvastatin 20 MG Oral Tablet"), "Take 1 tablet by mouth in the evening")],
    subjective: [
      "Takes the statin every evening. No muscle aches.",
      "Here to go over the lipid panel. Father had a heart attack at 58.",
    ],
    findings: ["No xanthelasma. Heart regular. Carotids without bruits."],
    plan: [
      "LDL at goal. Continue, repeat the panel in a year.",
      "LDL still above goal; discussed fish twice a week and regular walking before raising the dose.",
    ],
  },
  {
    problem: snomed("195967001", "Asthma"),
    ages: [4, 45],
    share: 0.14,
    prescriptions: [
      asNeeded(
        rxnorm("745679", "200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler"),
        "Inhale 2 puffs as needed for wheezing",
        4,
      ),
      daily(
        rxnorm("895994", "120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler"),
        "Inhale 2 puffs twice daily, rinse mouth after use",
        2,
      ),
    ],
    subjective: [
      "Needs the rescue inhaler about once a week, mostly on cold mornings. Sleeps through the night.",
      "Two nights with cough since the last visit. Uses a spacer. No visits to the emergency room.",
    ],
    findings: ["Breath sounds clear, no wheeze, no retractions."],
    plan: [
      "Well controlled. Asthma action plan reviewed and a copy given for school and work.",
      "Inhaler technique checked and corrected. Continue the controller through the winter.",
    ],
    procedure: SPIROMETRY,
  },
  {
    problem: snomed("40930008", "Hypothyroidism"),
    ages: [30, 70],
    sex: "female",
    share: 0.15,
    prescriptions: [
      daily(
        rxnorm("892246", "levothyroxine sodium 0.1 MG Oral Tablet"),
        "Take 1 tablet by mouth every morning on an empty stomach",
      ),
    ],
    subjective: [
      "Energy is better. Takes the tablet half an hour before breakfast.",
      "More tired this season, hair feels dry. Had been taking it together with calcium.",
    ],
    findings: ["Thyroid not enlarged, no nodules. Reflexes normal."],
    plan: ["TSH today; adjust the dose if out of range.", "Keep calcium four hours apart. TSH in six weeks."],
  },
  {
    problem: snomed("35489007", "Depressive disorder"),
    ages: [17, 68],
    share: 0.13,
    prescriptions: [daily(rxnorm("312941", "sertraline 50 MG Oral Tablet"))],
    subjective: [
      "Mood steadier since the last visit. Sleeps six to seven hours. Sees a counselor every other week. No thoughts of self-harm.",
      "Still low most mornings, but back at the choir. PHQ-9 today 9, down from 15.",
    ],
    findings: ["Well groomed, good eye contact, speech normal, thought process linear."],
    plan: [
      "Continue the current dose for at least six more months. Safety plan reviewed.",
      "Continue counseling. Return in eight weeks, sooner if symptoms worsen.",
    ],
    procedure: snomed("715252007", "Depression screening using Patient Health Questionnaire Nine Item score"),
  },
  {
    problem: snomed("235595009", "Gastroesophageal reflux disease"),
    ages: [28, 72],
    share: 0.15,
    prescriptions: [
      daily(
        rxnorm("198051", "omeprazole 20 MG Delayed Release Oral Capsule"),
        "Take 1 capsule by mouth before breakfast",
      ),
    ],
    subjective: [
      "Heartburn after late dinners, two nights a week. No trouble swallowing, no weight loss.",
      "Symptom-free on omeprazole, would like to come off it.",
    ],
    findings: ["Abdomen soft, no tenderness."],
    plan: [
      "Raise the head of the bed, no food within three hours of sleep.",
      "Taper to every other day for a month, then stop.",
    ],
  },
  {
    problem: snomed("239873007", "Osteoarthritis of knee"),
    ages: [52, 82],
    share: 0.24,
    prescriptions: [
      asNeeded(rxnorm("313782", "acetaminophen 325 MG Oral Tablet"), "Take 2 tablets by mouth as needed for pain", 6),
    ],
    subjective: [
      "Knee stiff for half an hour in the morning, worse on stairs. Pool exercise helps.",
      "Able to garden again after the course of physical therapy.",
    ],
    findings: ["Crepitus of the knee, small effusion, full extension, flexion to 115 degrees."],
    plan: [
      "Home exercises reviewed. Cane in the opposite hand on longer walks.",
      "Discussed an injection; prefers to wait.",
    ],
  },
  {
    problem: snomed("49436004", "Atrial fibrillation"),
    ages: [62, 86],
    share: 0.13,
    prescriptions: [
      daily(rxnorm("1364445", "apixaban 5 MG Oral Tablet"), "Take 1 tablet by mouth twice daily", 2),
      daily(rxnorm("866436", "24 HR metoprolol succinate 50 MG Extended Release Oral Tablet")),
    ],
    subjective: [
      "No palpitations, no bleeding, no missed doses.",
      "Noticed a fluttering for some minutes last week after strong coffee.",
    ],
    findings: ["Pulse irregular, rate in the 70s. No edema. No bruising."],
    plan: [
      "Rate controlled. Continue anticoagulation. CBC and creatinine once a year.",
      "ECG today. Follow up with cardiology as planned.",
    ],
    procedure: ELECTROCARDIOGRAM,
  },
  {
    problem: snomed("13645005", "Chronic obstructive lung disease"),
    ages: [55, 82],
    share: 0.1,
    prescriptions: [
      daily(
        rxnorm(
          "896209",
          "60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler",
        ),
        "Inhale 1 puff twice daily",
        2,
      ),
    ],
    subjective: [
      "Walks two blocks before stopping. Smokes five cigarettes a day, down from a pack.",
      "No flare since spring. Uses the inhaler as prescribed.",
    ],
    findings: ["Breath sounds distant, no wheeze. Oxygen saturation 94% on room air."],
    plan: [
      "Smoking cessation: patch started, quit line number given.",
      "Pulmonary rehabilitation referral placed. Flu and pneumonia vaccines are current.",
    ],
    procedure: SPIROMETRY,
  },
  {
    problem: snomed("433144002", "Chronic kidney disease stage 3"),
    ages: [64, 86],
    share: 0.12,
    prescriptions: [],
    subjective: ["No swelling, no change in urine. Avoids ibuprofen.", "Here to review the last creatinine."],
    findings: ["No edema. Blood pressure as above."],
    plan: [
      "eGFR stable. Renal panel every six months. No NSAIDs.",
      "Urine albumin today. Nephrology referral if the eGFR falls below 30.",
    ],
  },
  {
    problem: snomed("64859006", "Osteoporosis"),
    ages: [62, 85],
    sex: "female",
    share: 0.22,
    prescriptions: [
      {
        medication: rxnorm("904419", "alendronic acid 10 MG Oral Tablet"),
        sig: "Take 1 tablet by mouth every morning with a full glass of water, stay upright for 30 minutes",
        frequency: 1,
        period: 1,
        periodUnit: "d",
      },
    ],
    subjective: [
      "No falls, no fractures since the last visit. Takes vitamin D.",
      "Worried about the icy steps; a rail has been put up.",
    ],
    findings: ["Gait steady. Spine not tender. Timed up and go 11 seconds."],
    plan: ["Continue. Bone density next year.", "Balance class at the senior center recommended."],
    procedure: snomed("300004007", "Dual energy X-ray absorptiometry"),
  },
  {
    problem: snomed("37796009", "Migraine"),
    ages: [14, 48],
    share: 0.11,
    prescriptions: [
      asNeeded(
        rxnorm("197805", "ibuprofen 400 MG Oral Tablet"),
        "Take 1 tablet by mouth at the first sign of headache",
        8,
      ),
    ],
    subjective: [
      "Three attacks in the last month, with nausea and light sensitivity. Keeps a diary.",
      "Fewer attacks since sleeping on a fixed schedule.",
    ],
    findings: ["Neurological examination normal. Fundi sharp."],
    plan: [
      "Treat early, at most two days a week. Discussed prevention if attacks exceed four a month.",
      "Continue the diary. No warning signs today.",
    ],
  },
  {
    problem: snomed("24079001", "Atopic dermatitis"),
    ages: [1, 12],
    until: 18,
    share: 0.16,
    prescriptions: [
      daily(
        rxnorm("1014314", "triamcinolone acetonide 1 MG/ML Topical Cream"),
        "Apply a thin layer to the rash twice daily",
        2,
      ),
    ],
    subjective: [
      "Itching behind the knees, worse since the heating is on.",
      "Skin calmer with the ointment; sleeps better.",
    ],
    findings: ["Dry patches in the elbow creases and behind the knees, mild redness, no signs of infection."],
    plan: [
      "Lukewarm baths, fragrance-free ointment right after. Steroid cream for a week at most.",
      "Continue moisturizing twice a day.",
    ],
  },
  {
    problem: snomed("21897009", "Generalized anxiety disorder"),
    ages: [16, 60],
    share: 0.11,
    prescriptions: [daily(rxnorm("349332", "escitalopram 10 MG Oral Tablet"))],
    subjective: [
      "Worries about work in the evenings, GAD-7 today 8. Breathing exercises help.",
      "First month on medication; less tense, slight nausea in week one.",
    ],
    findings: ["Calm, cooperative, no tremor. Thyroid not enlarged."],
    plan: [
      "Continue. Cognitive behavioral therapy started with the clinic's counselor.",
      "Cut coffee to one cup. Return in six weeks.",
    ],
    procedure: snomed("710841007", "Assessment of anxiety"),
  },
  {
    problem: snomed("367498001", "Seasonal allergic rhinitis"),
    ages: [6, 55],
    share: 0.18,
    prescriptions: [daily(rxnorm("1014678", "cetirizine hydrochloride 10 MG Oral Tablet"))],
    subjective: ["Sneezing and itchy eyes since the birches bloom.", "Doing well this season on a daily tablet."],
    findings: ["Nasal mucosa pale and swollen. Conjunctivae slightly red."],
    plan: [
      "Daily antihistamine from April to June, saline rinse in the evening.",
      "Continue through the season, stop in July.",
    ],
  },
  {
    problem: snomed("266569009", "Benign prostatic hyperplasia"),
    ages: [56, 84],
    sex: "male",
    share: 0.22,
    prescriptions: [
      daily(rxnorm("863669", "tamsulosin hydrochloride 0.4 MG Oral Capsule"), "Take 1 capsule by mouth after dinner"),
    ],
    subjective: [
      "Up twice a night instead of four times. No burning.",
      "Weak stream in the morning. No dizziness on standing.",
    ],
    findings: ["Bladder not distended."],
    plan: ["Continue. Less fluid after seven in the evening.", "Symptom score 9. PSA discussed; declines this year."],
  },
];
