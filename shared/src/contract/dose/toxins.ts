/** As substances.ts says: foods, plants, animals and household goods. */
export const TOXINS = `
= xylitol | toxin | xilitol; chicle sin azúcar; edulcorante E967 | xylitol; birch sugar; sugar-free gum
dog | 75 / 500 / - | 0.5-12 h | M | hipoglucemia con convulsiones; desde 500 mg/kg, necrosis hepática | low blood sugar with seizures; from 500 mg/kg liver necrosis
= milk_chocolate | toxin | chocolate con leche | milk chocolate
dog,cat | 8800 / 17500 / 26500 | 2-12 h | M | vómitos, excitación, taquicardia; después temblores, arritmias y convulsiones | vomiting, restlessness, fast heart; then tremors, arrhythmia and seizures
= dark_chocolate | toxin | chocolate negro; chocolate oscuro; chocolate amargo | dark chocolate; semisweet chocolate
dog,cat | 3700 / 7500 / 11000 | 2-12 h | M | vómitos, excitación, taquicardia; después temblores, arritmias y convulsiones | vomiting, restlessness, fast heart; then tremors, arrhythmia and seizures
= baking_chocolate | toxin | chocolate de repostería; chocolate 85 % o más | baking chocolate; chocolate of 85% and more
dog,cat | 1250 / 2500 / 3700 | 2-12 h | M | vómitos, excitación, taquicardia; después temblores, arritmias y convulsiones | vomiting, restlessness, fast heart; then tremors, arrhythmia and seizures
= cocoa | toxin | cacao en polvo | cocoa powder
dog,cat | 750 / 1500 / 2300 | 2-12 h | M | vómitos, excitación, taquicardia; después temblores, arritmias y convulsiones | vomiting, restlessness, fast heart; then tremors, arrhythmia and seizures
= theobromine | toxin | teobromina | theobromine
dog,cat | 20 / 40 / 60 | 2-12 h | M | vómitos, excitación, taquicardia; después temblores, arritmias y convulsiones | vomiting, restlessness, fast heart; then tremors, arrhythmia and seizures
= caffeine | toxin | cafeína; café; pastillas de cafeína | caffeine; coffee; caffeine pills
dog,cat | 15 / 40 / 60 | 0.5-4 h | M | excitación, taquicardia, temblores, convulsiones | restlessness, fast heart, tremors, seizures
= grapes | toxin | uvas; pasas; uvas pasas; sultanas | grapes; raisins; sultanas; currants
dog,cat | any | 6-24 h | A | vómitos y fallo renal agudo en uno a tres días | vomiting and acute kidney failure within one to three days
= onion | toxin | cebolla; puerro; cebollino | onion; leek; chives
dog | 15000 / 30000 / - | 1-5 d | M | anemia hemolítica con cuerpos de Heinz | haemolytic anaemia with Heinz bodies
cat | 5000 / - / - | 1-5 d | M | anemia hemolítica con cuerpos de Heinz | haemolytic anaemia with Heinz bodies
= garlic | toxin | ajo | garlic
dog | 5000 / 15000 / - | 1-5 d | M | anemia hemolítica; de tres a cinco veces más potente que la cebolla | haemolytic anaemia; three to five times as potent as onion
cat | 1000 / - / - | 1-5 d | M | anemia hemolítica con cuerpos de Heinz | haemolytic anaemia with Heinz bodies
= macadamia | toxin | nuez de macadamia | macadamia nut
dog | 700 / 2400 / - | 3-12 h | M | debilidad de las patas traseras, temblores, vómitos, fiebre | hind limb weakness, tremors, vomiting, fever
= avocado | toxin | aguacate; palta | avocado
bird,rabbit,rodent,horse,cow | any | 12-48 h | M | daño del músculo cardíaco, edema, dificultad respiratoria | heart muscle damage, oedema, laboured breathing
= alcohol | toxin | alcohol; etanol | alcohol; ethanol
dog,cat | any | 0.5-1 h | M | depresión, hipotermia, hipoglucemia, acidosis | depression, hypothermia, low blood sugar, acidosis
= bread_dough | toxin | masa de pan cruda | raw bread dough
dog | any | 0.5-6 h | A | dilatación gástrica y etanol de la fermentación | bloat, and ethanol from fermentation
= salt | toxin | sal; cloruro de sodio; plastilina casera; agua de mar | salt; sodium chloride; home-made play dough; sea water
dog | 1500 / 2000 / 4000 | 1-6 h | M | vómitos, sed, temblores, convulsiones por hipernatremia | vomiting, thirst, tremors, seizures from high sodium
= hops | toxin | lúpulo | hops
dog | any | 0.5-8 h | A | hipertermia maligna, jadeo, convulsiones | malignant hyperthermia, panting, seizures
= moldy_food | toxin | comida enmohecida; compost; micotoxinas tremorgénicas | mouldy food; compost; tremorgenic mycotoxins
dog,cat | any | 0.5-6 h | A | temblores, hipertermia, convulsiones | tremors, high temperature, seizures
= lily | toxin | lirio; azucena; Lilium; Hemerocallis | lily; Lilium; daylily; Hemerocallis
cat | any | 2-12 h | M | fallo renal agudo en uno a tres días; también por el polen o el agua del jarrón | acute kidney failure within one to three days; from pollen or the vase's water too
= sago_palm | toxin | cica; palma de sagú; Cycas | sago palm; cycad
dog,cat,horse,cow | any | 0.5-12 h | A | vómitos, fallo hepático, convulsiones | vomiting, liver failure, seizures
= oleander | toxin | adelfa; laurel de flor | oleander
* | any | 1-6 h | M | arritmias y muerte; también la planta seca | arrhythmia and death; the dried plant too
= foxglove | toxin | dedalera; Digitalis; muguete | foxglove; Digitalis; lily of the valley
* | any | 1-6 h | M | vómitos, arritmias, bloqueo cardíaco | vomiting, arrhythmia, heart block
= yew | toxin | tejo; Taxus | yew; Taxus
horse | any | 0.2-3 h | M | muerte súbita; bastan 100 a 200 mg/kg de hojas | sudden death; 100 to 200 mg/kg of leaves are enough
cow,dog,* | any | 0.2-3 h | M | temblores, colapso, muerte súbita | tremors, collapse, sudden death
= castor_bean | toxin | ricino; semilla de ricino | castor bean; ricin
* | any | 6-48 h | M | gastroenteritis hemorrágica y fallo de varios órganos | bloody gastroenteritis and failure of several organs
= rhododendron | toxin | rododendro; azalea | rhododendron; azalea
dog,cat,cow,horse | 2000 / - / - | 2-12 h | M | salivación, vómitos, hipotensión, arritmias | salivation, vomiting, low blood pressure, arrhythmia
= autumn_crocus | toxin | cólquico; colchicina | autumn crocus; colchicine
* | any | 2-48 h | A | diarrea con sangre, fallo medular y de varios órganos | bloody diarrhoea, bone marrow and organ failure
= red_maple | toxin | arce rojo (hojas marchitas) | red maple (wilted leaves)
horse | 1500 / - / 3000 | 1-5 d | M | anemia hemolítica y metahemoglobinemia | haemolytic anaemia and methaemoglobinaemia
= sycamore_seeds | toxin | semillas de arce blanco; miopatía atípica | sycamore seeds; atypical myopathy
horse | any | 0.5-4 d | M | rabdomiólisis aguda, orina oscura, decúbito | acute rhabdomyolysis, dark urine, recumbency
= ragwort | toxin | hierba de Santiago; senecio | ragwort; Senecio
horse,cow | any | 14-180 d | M | fibrosis hepática irreversible que se acumula | irreversible liver fibrosis that builds up
= black_walnut | toxin | viruta de nogal negro | black walnut shavings
horse | any | 2-12 h | M | laminitis y edema de las extremidades | laminitis and swollen limbs
= insoluble_oxalates | toxin | difenbaquia; filodendro; poto | dieffenbachia; philodendron; pothos
dog,cat | any | 0-2 h | A | dolor en la boca, salivación, hinchazón; rara vez grave | mouth pain, salivation, swelling; seldom serious
= amanita | toxin | Amanita phalloides; oronja verde; setas silvestres | death cap; Amanita phalloides; wild mushrooms
* | any | 6-24 h | M | vómitos, mejoría engañosa, fallo hepático | vomiting, a false recovery, liver failure
= blue_green_algae | toxin | algas verdeazules; cianobacterias | blue-green algae; cyanobacteria
* | any | 0.2-24 h | M | convulsiones y parálisis, o fallo hepático | seizures and paralysis, or liver failure
= cannabis | toxin | cannabis; marihuana; THC | cannabis; marijuana; THC
dog,cat | any | 0.5-12 h | A | ataxia, incontinencia, hipotermia, sobresalto; con comestibles, mire también chocolate y xilitol | ataxia, incontinence, low temperature, startling; with edibles think of chocolate and xylitol too
= nicotine | toxin | nicotina; cigarrillos; líquido de vapeo | nicotine; cigarettes; vaping liquid
dog,cat | 0.5 / 1 / 9 | 0.2-1 h | A | vómitos, temblores, taquicardia, después parálisis | vomiting, tremors, fast heart, then paralysis
= amphetamine | toxin | anfetamina; metanfetamina | amphetamine; methamphetamine
dog,cat | 0.1 / 1 / 10 | 0.5-6 h | A | agitación, hipertermia, taquicardia, convulsiones | agitation, high temperature, fast heart, seizures
= cocaine | toxin | cocaína | cocaine
dog,cat | any | 0.1-1 h | A | hiperactividad, hipertermia, convulsiones | hyperactivity, high temperature, seizures
= brodifacoum | toxin | brodifacum; raticida anticoagulante; bromadiolona; difenacum | brodifacoum; anticoagulant rat bait; bromadiolone; difenacoum
dog | 0.02 / 0.2 / 0.25 | 3-7 d | M | hemorragias a los tres a siete días; mida los tiempos de coagulación | bleeding after three to seven days; measure clotting times
cat,* | any | 3-7 d | M | hemorragias a los tres a siete días; mida los tiempos de coagulación | bleeding after three to seven days; measure clotting times
= bromethalin | toxin | brometalina | bromethalin
dog | 0.1 / 1 / 2.4 | 2-96 h | A | edema cerebral, temblores, parálisis; sin antídoto | brain swelling, tremors, paralysis; no antidote
cat | 0.05 / 0.24 / 0.5 | 2-96 h | A | edema cerebral, temblores, parálisis; sin antídoto | brain swelling, tremors, paralysis; no antidote
= cholecalciferol | toxin | colecalciferol; vitamina D3; raticida de vitamina D | cholecalciferol; vitamin D3; vitamin D rat bait
dog,cat | 0.1 / 0.5 / 2 | 12-72 h | A | hipercalcemia y fallo renal en dos a tres días | high calcium and kidney failure within two to three days
= zinc_phosphide | toxin | fosfuro de zinc; fosfuro de aluminio | zinc phosphide; aluminium phosphide
* | any | 0.2-6 h | M | gas fosfina: vómitos, colapso; no lo haga vomitar en un sitio cerrado | phosphine gas: vomiting, collapse; no vomiting induced in a closed room
= strychnine | toxin | estricnina | strychnine
* | any | 0.2-2 h | M | convulsiones tónicas y muerte; 0,5 a 0,75 mg/kg matan a un perro | tonic seizures and death; 0.5 to 0.75 mg/kg kill a dog
= metaldehyde | toxin | metaldehído; matababosas; caracolicida | metaldehyde; slug bait; snail bait
dog,cat,* | any | 0.2-4 h | V | temblores, hipertermia, convulsiones | tremors, high temperature, seizures
= ethylene_glycol | toxin | etilenglicol; anticongelante | ethylene glycol; antifreeze
dog,cat,* | any | 0.5-12 h | M | ebriedad, después fallo renal; el antídoto sirve en las primeras horas | drunkenness, then kidney failure; the antidote works in the first hours
= permethrin | toxin | permetrina; pipeta de perro | permethrin; dog spot-on
cat | any | 1-24 h | V | temblores, hiperestesia, convulsiones | tremors, twitching, seizures
fish | any | 0-24 h | M | letal en el agua del acuario | deadly in the aquarium's water
= organophosphate | toxin | organofosforado; carbamato; clorpirifos; metomilo | organophosphate; carbamate; chlorpyrifos; methomyl
* | any | 0.1-12 h | M | salivación, lagrimeo, diarrea, miosis, dificultad respiratoria | salivation, tears, diarrhoea, small pupils, laboured breathing
= paraquat | toxin | paraquat | paraquat
* | any | 1-7 d | M | quemaduras, fallo renal, fibrosis pulmonar | burns, kidney failure, lung fibrosis
= iron | toxin | hierro (elemental); suplemento de hierro | iron (elemental); iron supplement
dog,cat | 20 / 60 / 100 | 0.5-6 h | M | vómitos con sangre; después choque y fallo hepático | bloody vomiting; then shock and liver failure
= zinc | toxin | zinc; moneda; pomada de óxido de zinc | zinc; coin; zinc oxide ointment
dog,cat,bird | any | 1-4 d | M | vómitos, anemia hemolítica | vomiting, haemolytic anaemia
= lead | toxin | plomo | lead
* | any | 1-21 d | M | signos digestivos y nerviosos, ceguera en la vaca | gut and nerve signs, blindness in cattle
= button_battery | toxin | pila de botón; pila | button battery; battery
dog,cat | any | 0.2-12 h | A | quemadura del esófago en minutos: no lo haga vomitar | oesophageal burn within minutes: no vomiting induced
= caustic | toxin | lejía concentrada; desatascador; cápsula de detergente | concentrated bleach; drain cleaner; detergent pod
* | any | 0-12 h | A | quemaduras: no lo haga vomitar | burns: no vomiting induced
= cationic_detergent | toxin | amonio cuaternario; cloruro de benzalconio; suavizante | quaternary ammonium; benzalkonium chloride; fabric softener
cat,dog | any | 1-12 h | V | úlceras en boca y esófago, fiebre | ulcers of mouth and oesophagus, fever
= petroleum | toxin | gasolina; queroseno; aguarrás | petrol; gasoline; kerosene; turpentine
* | any | 0.2-24 h | A | neumonía por aspiración: no lo haga vomitar | aspiration pneumonia: no vomiting induced
= tea_tree_oil | toxin | aceite de árbol de té; aceites esenciales concentrados | tea tree oil; concentrated essential oils
dog,cat,bird | any | 1-12 h | A | ataxia, debilidad, temblores, daño hepático | ataxia, weakness, tremors, liver damage
= naphthalene | toxin | naftalina; bolas de polilla | naphthalene; mothballs
dog | 400 / - / - | 1-5 d | M | vómitos, anemia hemolítica, daño hepático | vomiting, haemolytic anaemia, liver damage
cat | any | 1-5 d | M | vómitos, anemia hemolítica, daño hepático | vomiting, haemolytic anaemia, liver damage
= ptfe_fumes | toxin | humo de antiadherente; teflón; PTFE | non-stick pan fumes; teflon; PTFE
bird | any | 0-1 h | M | edema pulmonar y muerte en minutos | lung oedema and death within minutes
= toad | toxin | sapo; Rhinella; bufotoxina | toad; Rhinella; bufotoxin
dog,cat | any | 0-1 h | M | salivación, encías rojas, arritmias, convulsiones: aclare la boca | salivation, red gums, arrhythmia, seizures: rinse the mouth
= processionary | toxin | procesionaria; oruga del pino | processionary caterpillar
dog,cat,horse | any | 0-2 h | V | hinchazón y necrosis de la lengua: aclare sin frotar | swelling and necrosis of the tongue: rinse without rubbing
= blister_beetle | toxin | cantárida; cantaridina | blister beetle; cantharidin
horse | any | 2-24 h | M | cólico, úlceras, hipocalcemia; 1 mg/kg de cantaridina mata | colic, ulcers, low calcium; 1 mg/kg of cantharidin kills
= monensin | toxin | monensina; pienso con ionóforos | monensin; feed with ionophores
horse | any | 12-72 h | M | daño del corazón y del músculo; 2 a 3 mg/kg matan | heart and muscle damage; 2 to 3 mg/kg kill
dog | 5 / 10 / 20 | 6-24 h | G | debilidad, rabdomiólisis | weakness, rhabdomyolysis
cow | 10 / 20 / 26 | 12-72 h | G | anorexia, diarrea, fallo cardíaco | loss of appetite, diarrhoea, heart failure
= urea | toxin | urea; fertilizante de urea | urea; urea fertiliser
cow | 300 / 450 / 1000 | 0.2-4 h | M | temblores, timpanismo, muerte por amoníaco | tremors, bloat, death from ammonia
= nitrate | toxin | nitratos; forraje con nitratos | nitrate; forage with nitrate
cow | any | 0.5-4 h | M | metahemoglobinemia, mucosas marrones, colapso | methaemoglobinaemia, brown gums, collapse
= copper | toxin | cobre; sulfato de cobre | copper; copper sulphate
cow | 200 / - / 800 | 1-3 d | M | gastroenteritis, hemólisis; la oveja es mucho más sensible | gastroenteritis, haemolysis; sheep are far more sensitive
fish | any | 0-24 h | M | letal para invertebrados y muchos peces del acuario | deadly for invertebrates and many fish of an aquarium
= chlorine | toxin | cloro del agua del grifo; cloramina | chlorine of tap water; chloramine
fish | any | 0-24 h | M | daño de las branquias, boqueo | gill damage, gasping
= albuterol | toxin | salbutamol; inhalador mordido | albuterol; salbutamol; chewed inhaler
dog,cat | any | 0-1 h | A | taquicardia, hipopotasemia, temblores | fast heart, low potassium, tremors
= minoxidil | toxin | minoxidil | minoxidil
cat,dog | any | 1-24 h | A | hipotensión, edema pulmonar; en gatos, gotas en la piel | low blood pressure, lung oedema; in cats from drops on the skin
= fluorouracil | toxin | 5-fluorouracilo; crema de fluorouracilo | 5-fluorouracil; fluorouracil cream
dog,cat | any | 0.5-5 h | A | convulsiones que no ceden, muerte | seizures that do not stop, death
= calcipotriene | toxin | calcipotriol; crema para la psoriasis | calcipotriene; calcipotriol; psoriasis cream
dog,cat | 0.01 / 0.04 / 0.065 | 6-72 h | A | hipercalcemia y fallo renal | high calcium and kidney failure
= lipoic_acid | toxin | ácido alfa lipoico | alpha-lipoic acid
cat | any | 0.5-8 h | A | hipoglucemia, convulsiones, daño hepático; desde 13 mg/kg | low blood sugar, seizures, liver damage; from 13 mg/kg
dog | 20 / 50 / 120 | 0.5-8 h | A | vómitos, hipoglucemia, convulsiones | vomiting, low blood sugar, seizures

`;
