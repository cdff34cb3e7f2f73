/** As substances.ts says: medicines, of which some are given on purpose. */
export const DRUGS = `
= ibuprofen | drug | ibuprofeno | ibuprofen
dog | 8 / 100 / 400 | 1-24 h | M | úlceras digestivas; desde 100 mg/kg, fallo renal; desde 400, convulsiones | stomach ulcers; from 100 mg/kg kidney failure; from 400 seizures
cat | 4 / 50 / 200 | 1-24 h | M | el doble de sensible que el perro: úlceras, fallo renal | twice as sensitive as a dog: ulcers, kidney failure
= naproxen | drug | naproxeno | naproxen
dog | 2 / 5 / 25 | 1-48 h | A | úlceras y perforación; desde 25 mg/kg, fallo renal | ulcers and perforation; from 25 mg/kg kidney failure
cat | any | 1-48 h | A | úlceras, fallo renal | ulcers, kidney failure
= diclofenac | drug | diclofenaco | diclofenac
dog,cat,bird | any | 1-72 h | V | úlceras y fallo renal; en aves, gota visceral | ulcers and kidney failure; in birds visceral gout
= aspirin | drug | aspirina; ácido acetilsalicílico | aspirin; acetylsalicylic acid
dog | 50 / 100 / 400 | 4-24 h | M | úlceras, acidosis, hipertermia | ulcers, acidosis, high temperature
cat | 25 / 80 / - | 4-24 h | M | elimina muy despacio: úlceras, acidosis, depresión | clears it very slowly: ulcers, acidosis, depression
= paracetamol | drug | paracetamol; acetaminofén | paracetamol; acetaminophen
cat | any | 1-4 h | M | metahemoglobinemia, edema de la cara; signos desde 10 mg/kg: N-acetilcisteína | methaemoglobinaemia, swollen face; signs from 10 mg/kg: N-acetylcysteine
dog | 75 / 100 / 200 | 4-36 h | M | daño hepático; desde 200 mg/kg, metahemoglobinemia | liver damage; from 200 mg/kg methaemoglobinaemia
= meloxicam | drug | meloxicam | meloxicam
dog | range 0.1 - 0.2 | 24 h | B | una sola dosis de 0,2 y después 0,1; no con otro AINE ni corticoides | 0.2 once, then 0.1; not with another NSAID or steroids
cat | range 0.01 - 0.05 | 24 h | B | no en deshidratación ni enfermedad renal avanzada | not in dehydration or advanced kidney disease
rabbit | range 0.3 - 1 | 24 h | B | hidrate antes | hydrate first
horse | range 0.6 - 0.6 | 24 h | P | no en deshidratación | not in dehydration
= carprofen | drug | carprofeno | carprofen
dog | range 2 - 4 | 24 h | B | 4 mg/kg al día en total; vigile el hígado | 4 mg/kg a day in all; watch the liver
cat | any | 1-24 h | B | sin uso repetido en el gato: úlceras, fallo renal | no repeated use in cats: ulcers, kidney failure
= firocoxib | drug | firocoxib | firocoxib
dog | range 5 - 5 | 24 h | B | con comida; no con otro AINE ni corticoides | with food; not with another NSAID or steroids
horse | range 0.1 - 0.1 | 24 h | P | según la etiqueta | as on the label
= robenacoxib | drug | robenacoxib | robenacoxib
dog | range 1 - 2 | 24 h | B | sin comida actúa mejor | works better without food
cat | range 1 - 2.4 | 24 h | B | hasta 6 días según la indicación | up to 6 days by its indication
= phenylbutazone | drug | fenilbutazona | phenylbutazone
horse | range 2.2 - 4.4 | 12-24 h | P | margen estrecho: úlceras, colon dorsal derecho | narrow margin: ulcers, right dorsal colitis
dog,cat | any | 1-5 d | P | úlceras, fallo medular y renal | ulcers, bone marrow and kidney failure
= flunixin | drug | flunixino; flunixina meglumina | flunixin; flunixin meglumine
horse | range 0.25 - 1.1 | 12-24 h | P | no intramuscular: miositis clostridial | not into muscle: clostridial myositis
cow | range 1.1 - 2.2 | 12-24 h | P | respete el tiempo de espera | mind the withdrawal time
dog,cat | any | 1-24 h | P | úlceras y fallo renal | ulcers and kidney failure
= metamizole | drug | metamizol; dipirona | metamizole; dipyrone
dog | range 20 - 30 | 8 h | P | lento si es intravenoso | slowly into a vein
cat | range 10 - 25 | 12-24 h | P | hace salivar mucho | makes them salivate
= tramadol | drug | tramadol | tramadol
dog | range 2 - 5 | 8 h | B | poco efecto solo; no con antidepresivos serotoninérgicos | weak alone; not with serotonergic antidepressants
cat | range 2 - 4 | 8-12 h | B | puede dar disforia | may cause dysphoria
= gabapentin | drug | gabapentina | gabapentin
dog | range 10 - 20 | 8-12 h | B | los jarabes humanos pueden llevar xilitol | human syrups may hold xylitol
cat | range 5 - 10 | 8-12 h | B | sedación; los jarabes humanos pueden llevar xilitol | sedation; human syrups may hold xylitol
= amoxicillin_clavulanate | drug | amoxicilina con clavulánico | amoxicillin with clavulanate
dog,cat | range 12.5 - 25 | 12 h | B | con comida | with food
rabbit,rodent | any | 1-4 d | B | por boca: enterotoxemia mortal | by mouth: deadly enterotoxaemia
= oral_penicillins | drug | penicilina o ampicilina por boca | penicillin or ampicillin by mouth
rabbit,rodent | any | 1-4 d | B | enterotoxemia mortal | deadly enterotoxaemia
= clindamycin | drug | clindamicina; lincomicina | clindamycin; lincomycin
dog,cat | range 5.5 - 11 | 12 h | B | con agua o comida detrás: lesiona el esófago del gato | with water or food after it: injures a cat's oesophagus
rabbit,rodent,horse | any | 1-4 d | B | colitis y enterotoxemia mortales | deadly colitis and enterotoxaemia
= cefalexin | drug | cefalexina | cefalexin; cephalexin
dog | range 15 - 30 | 12 h | B | con comida si vomita | with food if it vomits
cat | range 15 - 25 | 12 h | B | con comida si vomita | with food if it vomits
= doxycycline | drug | doxiciclina | doxycycline
dog,cat | range 5 - 10 | 12-24 h | B | con agua o comida detrás: estenosis del esófago en el gato | with water or food after it: oesophageal stricture in cats
= enrofloxacin | drug | enrofloxacina | enrofloxacin
dog | range 5 - 20 | 24 h | B | no en cachorros en crecimiento | not in growing puppies
cat | range 5 - 5 | 24 h | B | por encima de 5 mg/kg, ceguera | above 5 mg/kg blindness
rabbit | range 5 - 20 | 12-24 h | B | la inyección necrosa el tejido | the injection hurts tissue
= marbofloxacin | drug | marbofloxacino | marbofloxacin
dog,cat | range 2 - 5.5 | 24 h | B | no en animales en crecimiento | not in growing animals
= metronidazole | drug | metronidazol | metronidazole
dog,cat | range 10 - 15 | 12 h | B | signos vestibulares con dosis altas o largas | vestibular signs with high or long doses
= azithromycin | drug | azitromicina | azithromycin
dog,cat | range 5 - 10 | 24 h | P | vómitos y diarrea | vomiting and diarrhoea
= trimethoprim_sulfa | drug | trimetoprima con sulfamida | trimethoprim-sulfa
dog | range 15 - 30 | 12 h | B | ojo seco, poliartritis en dóberman | dry eye, polyarthritis in dobermanns
horse | range 20 - 30 | 12 h | P | diarrea | diarrhoea
rabbit | range 30 - 30 | 12 h | B | dosis de ambos juntos | dose of both together
= itraconazole | drug | itraconazol | itraconazole
dog,cat | range 5 - 10 | 24 h | B | vigile el hígado | watch the liver
= maropitant | drug | maropitant | maropitant
dog | range 1 - 2 | 24 h | B | 1 inyectado, 2 por boca; descarte antes una obstrucción | 1 by injection, 2 by mouth; rule out an obstruction first
cat | range 1 - 1 | 24 h | B | descarte antes una obstrucción | rule out an obstruction first
= metoclopramide | drug | metoclopramida | metoclopramide
dog,cat | range 0.2 - 0.5 | 6-8 h | B | nunca con obstrucción | never with an obstruction
= ondansetron | drug | ondansetrón | ondansetron
dog,cat | range 0.1 - 1 | 8-12 h | B | cautela en perros MDR1 | with care in MDR1 dogs
= omeprazole | drug | omeprazol | omeprazole
dog,cat | range 0.5 - 1 | 12-24 h | B | antes de comer | before food
horse | range 1 - 4 | 24 h | P | en ayunas | on an empty stomach
= famotidine | drug | famotidina | famotidine
dog,cat | range 0.5 - 1 | 12-24 h | B | pierde efecto en días | loses effect in days
= loperamide | drug | loperamida | loperamide
dog | range 0.08 - 0.2 | 8-12 h | P | peligroso en perros MDR1 (collie, pastor australiano) | dangerous in MDR1 dogs (collie, Australian shepherd)
cat | any | 1-24 h | P | excitación, íleo | excitement, ileus
= prednisolone | drug | prednisolona; prednisona | prednisolone; prednisone
dog | range 0.5 - 2 | 12-24 h | B | no con AINE; no suspender de golpe | not with an NSAID; not stopped at once
cat | range 0.5 - 2 | 12-24 h | B | en el gato, prednisolona y no prednisona | in cats prednisolone, not prednisone
= furosemide | drug | furosemida | furosemide
dog | range 1 - 4 | 8-12 h | B | vigile riñón y potasio | watch kidneys and potassium
cat | range 1 - 2 | 12-24 h | B | más sensible que el perro | more sensitive than a dog
= pimobendan | drug | pimobendán | pimobendan
dog | range 0.2 - 0.3 | 12 h | B | una hora antes de comer | an hour before food
= benazepril | drug | benazepril | benazepril
dog | range 0.25 - 0.5 | 24 h | B | vigile riñón y potasio | watch kidneys and potassium
cat | range 0.5 - 1 | 24 h | B | vigile riñón y potasio | watch kidneys and potassium
= amlodipine | drug | amlodipino | amlodipine
dog | range 0.1 - 0.5 | 24 h | B | mida la presión | measure blood pressure
cat | range 0.125 - 0.25 | 24 h | B | mida la presión | measure blood pressure
= phenobarbital | drug | fenobarbital | phenobarbital
dog | range 2 - 3 | 12 h | B | mida el nivel en sangre y el hígado | measure blood level and liver
cat | range 1 - 2 | 12 h | B | mida el nivel en sangre | measure blood level
= levetiracetam | drug | levetiracetam | levetiracetam
dog,cat | range 10 - 20 | 8 h | B | menos si el riñón falla | less when kidneys fail
= diphenhydramine | drug | difenhidramina | diphenhydramine
dog | range 1 - 2 | 8-12 h | B | seda; no combinada con descongestionante | sedates; not combined with a decongestant
= cetirizine | drug | cetirizina | cetirizine
dog | range 0.5 - 1 | 24 h | B | nunca la que lleva pseudoefedrina (D) | never the one with pseudoephedrine (D)
cat | range 0.5 - 1 | 24 h | B | nunca la que lleva pseudoefedrina (D) | never the one with pseudoephedrine (D)
= pseudoephedrine | drug | pseudoefedrina | pseudoephedrine
dog,cat | 3 / 6 / 10 | 0.5-8 h | A | agitación, hipertensión, taquicardia, convulsiones | agitation, high blood pressure, fast heart, seizures
= oclacitinib | drug | oclacitinib | oclacitinib
dog | range 0.4 - 0.6 | 12-24 h | B | no antes de los 12 meses | not before 12 months of age
= ivermectin | drug | ivermectina | ivermectin
horse,cow | range 0.2 - 0.2 | - | P | una dosis; respete el tiempo de espera | one dose; mind the withdrawal time
dog | 0.1 / 2 / 40 | 4-24 h | M | en perros MDR1 desde 0,1 mg/kg: ataxia, ceguera, coma | in MDR1 dogs from 0.1 mg/kg: ataxia, blindness, coma
cat | 0.3 / 1 / - | 4-24 h | M | ataxia, ceguera, coma | ataxia, blindness, coma
reptile | any | 1-72 h | B | letal en tortugas | deadly in tortoises and turtles
= fipronil | drug | fipronil | fipronil
rabbit | any | 1-72 h | B | convulsiones y muerte | seizures and death
= fenbendazole | drug | fenbendazol | fenbendazole
dog,cat | range 50 - 50 | 24 h | B | de tres a cinco días | three to five days
horse | range 5 - 10 | - | P | una dosis, o cinco días por su etiqueta | one dose, or five days by its label
= praziquantel | drug | praziquantel | praziquantel
dog,cat | range 5 - 7.5 | - | B | una dosis | one dose
= fluoxetine | drug | fluoxetina; sertralina; ISRS | fluoxetine; sertraline; SSRI
dog,cat | 5 / 10 / 20 | 0.5-8 h | A | síndrome serotoninérgico: temblores, hipertermia, convulsiones | serotonin syndrome: tremors, high temperature, seizures
= venlafaxine | drug | venlafaxina | venlafaxine
cat,dog | 1 / 10 / - | 1-8 h | A | agitación, taquicardia, temblores; atrae a los gatos | agitation, fast heart, tremors; cats like its taste
= tricyclics | drug | amitriptilina; clomipramina | amitriptyline; clomipramine
dog,cat | 5 / 10 / 15 | 0.5-4 h | A | arritmias, convulsiones, depresión | arrhythmia, seizures, depression
= methylphenidate | drug | metilfenidato | methylphenidate
dog,cat | 0.4 / 1 / 3 | 0.5-12 h | A | agitación, hipertermia, taquicardia | agitation, high temperature, fast heart
= baclofen | drug | baclofeno | baclofen
dog,cat | 0.7 / 1.3 / 8 | 0.5-8 h | A | coma, parada respiratoria | coma, respiratory arrest
= isoniazid | drug | isoniazida | isoniazid
dog | any | 0.5-5 h | A | convulsiones que no ceden; antídoto, piridoxina; 50 mg/kg matan | seizures that do not stop; pyridoxine is the antidote; 50 mg/kg kill
= sulfonylureas | drug | glipizida; glibenclamida | glipizide; glyburide
dog,cat | any | 0.5-24 h | A | hipoglucemia prolongada | long low blood sugar
= beta_blockers | drug | propranolol; atenolol; metoprolol | propranolol; atenolol; metoprolol
dog,cat | any | 0.5-6 h | A | bradicardia, hipotensión | slow heart, low blood pressure
= calcium_blockers | drug | diltiazem; verapamilo | diltiazem; verapamil
dog,cat | any | 0.5-12 h | A | hipotensión, bloqueo cardíaco | low blood pressure, heart block
= levothyroxine | drug | levotiroxina | levothyroxine
dog | 0.2 / - / - | 1-9 h | A | taquicardia, agitación; sobre todo en sobredosis repetida | fast heart, agitation; above all in repeated overdose
= methotrexate | drug | metotrexato | methotrexate
dog,cat | any | 12-96 h | A | daño digestivo, medular y hepático | damage to gut, bone marrow and liver
= benzocaine | drug | benzocaína | benzocaine
cat | any | 0.2-2 h | P | metahemoglobinemia | methaemoglobinaemia
= phosphate_enema | drug | enema de fosfatos | phosphate enema
cat | any | 0.5-4 h | P | hiperfosfatemia e hipocalcemia mortales | deadly high phosphate and low calcium
= cisplatin | drug | cisplatino | cisplatin
cat | any | 1-96 h | B | edema pulmonar mortal | deadly lung oedema
`;
