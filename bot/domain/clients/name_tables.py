"""First names and surnames, as `fold` gives them: made by `tools/make_name_tables.py`, not to be changed by hand.

Derived from Faker (MIT licence, https://github.com/joke2k/faker) and from lists of our own; see decision 23.
"""

from __future__ import annotations

FIRST_NAMES = {
    "ru": """
        абаи абдул абдулла абдулло абдурахман абылаи август авдеи аверкии аверьян аветик авксентии автандил автоном агап
        агата агафон агафья аггеи аглая агния ада адам аделина адиль адриан азамат азарии азат аибек аигерим аигуль аида
        аидар аижан аизада аизиля аик аинагуль аинур аинура аисель аисулу аитбек аитен аиша аиым акбар акбота аким акмаль
        акоп акулина алан алевтина алекс александр александра алексеи алена аленка алеша али алибек алина алиса алихан
        алишер алия алла алмаз алсу алтынаи альберт альбина альфия альфред аля аман амвросии амина амир амира амиран амос
        анаит анании анастасия анатолии анвар ангелина андраник андреи андрии андрон андроник андрюша анечка анжела анжелика
        анзор аникеи аникита анисим анна аннушка антип антон антонин антонина антонио антоха антоша ануш анфиса анюта аня
        аполлинарии аполлинария аполлон ара арам арефии арзу арина аристарх ариша аркадии аркаша арман армен арсен арсении
        арслан артавазд артак арташес артем артемии артур аружан архип аршак асель асем асет асия аскар аскольд аслан асмик
        асхат асылбек ася аурел афанасии афиноген ахмад ахмед ацамаз ашот аюб аяз бажен бауржан бауыржан баходир бахром
        бахтияр бахыт баян бека бекзат беслан бесо билл боб бобур богдан богдана болат болеслав борис борислав боря ботагоз
        боян бронислав будимир булат ваагн ваган ваге вагиф ваграм вадик вадим важа вазген валентин валентина валера валерии
        валерия валерка валерьян валя ванька ваня варвара вардан варлаам варфоломеи варя василе василии василиса вася вахид
        вахтанг вацлав велимир венедикт венер венера вениамин вера вероника верочка вика викентии виктор викторин виктория
        викуля викуся вилен виолетта виссарион виталии виталик виталина витек витя влад влада владик владилен владимир
        владислав владислава владлен влас вова вовка володя всеволод всемил всеслав вугар вышеслав вячеслав габриэла гаврила
        гагик гаджи гаджимурад галактион галина галочка галым галя гамлет ганс гарегин гарик гаухар гаяне геворг геворк
        гедеон геидар гела гена геннадии генрих георге георги георгии гера герасим герман гиви гия глафира глеб гоар гога
        гор гордеи гостомысл гоча гоша грант грачик грачья гремислав григории гриша гузаль гузель гулаиым гулнара гулчехра
        гульжан гульмира гульназ гульнара гульсара гульшат гурии гюзель гюльнар гюльшан гюнель давид давыд далер дамир дана
        данара даниил данил данила данис данияр даня дарига дарина дарья дастан дато даурен даша дашенька дашуня дементии
        демид демьян денис джабраил джавид джамал джамиля джамшед джамшид джахонгир джеимс джек джессика джон джордж джохар
        диана дилафруз дилноза дилшод дильшод диляра дима димка димон дина динар динара динмухамед дмитрии дмитро добромысл
        доброслав добрыня домна дорофеи досжан достон думан дуся дэвид ева евгении евгения евграф евдоким евдокия евлампии
        евпраксия евсеи евстафии евстигнеи евфросиния егише егор екатерина елена елизавета елизар елисеи емельян епифан
        ербол ерболат еремеи ержан еркебулан ерлан ермек ермил ермолаи ернар ерофеи есения ефим ефимия ефрем ефросинья жан
        жанар жанат жандос жания жанна жасур жахонгир ждан женечка женька женя жибек жора завен заза заира залина зара
        зарема зарина заур заурбек зауреш зафар захар звиад зеинаб зелимхан земфира зина зинаида зиновии зиночка злата
        зоряна зосима зоя зульфат зульфия зураб зухра ибрагим иван иванна игнат игнатии игорек игорь идрис измаил изольда
        изот изяслав иларион илларион илхом ильгар ильгиз ильдар ильнур ильсур ильфат ильхам ильшат ильюша илья ильяс инга
        индира инеса инна иннокентии инсаф иоанн ион иосиф ипат ипатии ипполит ира ираида иракли ираклии ирек ирина иринка
        ириша иришка ирка ирочка исаи исидор искандер ислам исмаил исмоил ифтихар ия казбек казимир каират каллистрат
        камилла камиль камола канат капитолина капитон карапет карен карим карина карл карлос каролина карп касьян катенька
        катерина катька катюха катюша катя каха кахабер кевин кенжебек кетеван ким кир кира кирилл кирюша клава клавдии
        клавдия клара клим климент коба коля колян кондрат кондратии конкордия конон константин корнил костик костя крис
        кристина ксения ксеня ксюха ксюша куаныш кузьма кузя куприян кямаля лавр лаврентии лада ладимир ладислав лазарь
        лаззат лали лара лариса лаура лаша лев лева леван левон леила леисан лелик лена ленара ленка леночка ленька леня
        леон леонид леонтии лера лерочка леся леха леша лиана лида лидия лиза лизавета лизонька лика лилечка лилит лилия
        лиля лия лолита лолла лонгин лора лука лукерья лукия лукьян лусине лучезар лучия люба любаша любим любовь любомир
        любосмысл любочка люда людмила людочка люсия люсьен люся ляисан ляля магомед магомедрасул мадина мадияр маикл маия
        макар макс максат максим максимильян малик малика мамука манана мансур мара марат маргарита марго мариам мариан
        марик марина маринка марио мариша мария марк марлен марсель мартин мартина мартын мартьян маруся марфа марья марьям
        матанат матвеи матрена матти маша машенька машка машуля мгер меирам мелания мераб меруерт мефодии мехмет мехти
        мечислав мзия мигель мила милан милана милен милена милии милица милован милослава миляуша мирас мирон мирослав
        мирослава митофан митя михаи михаил михаэла михеи миша мишаня мишка мкртич модест моисеи мокеи мохира мстислав мунир
        мурад мурадхан мурат муса муслим мухаммад мухаммед мухтар мыкола мэри надежда надир надюша надя назар назарии
        назгуль назиля назим наиль наиля наина намик нана нарек нариман нарине наринэ наркис настена настюша настя ната
        наталия наталья натан наташа наташка нателла натия наум нафиса нелли неля нестор нигора нигяр ниджат низами ник ника
        никандр никанор никита никифор никодим николаи никон нина нинель нино ниночка нифонт нияз нодар нодира нонна нугзар
        нураи нурбек нургуль нуржан нурлан нурланбек нурсултан нюра нюша ованес оганес одина оибек оксана оксанка октябрина
        олег олежка олександр олена оленька олеся олечка олжас олимпиада олимпии ольга ольгерд олька оля омар онуфрии орест
        орхан осип остап остромир отабек отар отто паата павел павло панкрат панкратии пантелеи пантелеимон панфил паоло
        парамон парвиз парвин парфен патимат пахом паша пашка педро пекка пелагея петр петро петя пимен питер платон пол
        поликарп полина полинка поль поля порфирии потап прасковья пров прокл прокофии прохор пьер равиль равшан раджаб
        радии радик радим радислав радован разиль раиль раис раиса рамаз рамазан рамзан рамиль рамиля рамис расул ратибор
        ратмир рауф раушан рафаил рафаэль рафик рафис рахим рахман рашад рашид рая реваз регина резо реичел рена ренат
        рената ризван римма ринат рипсиме рита риточка рифат роб роберт ровшан родион роза рома роман ромка ромчик ростислав
        рубен рузанна руслан руслана рустам рустем русудан руфат рушан рюрик сабина сабир сабрина савва савватии савелии
        саид саида саидбек сакен салават салман самал самвел самед самир самира самсон самуил санат сандугаш санек санжар
        санжара сания саня саодат сара сарвар сардор саркис сауле саша сашка света светик светка светлана светозар светочка
        святополк святослав святослава сева севастьян севда северин севиль седа селиван селиверст семен сеня серафим
        серафима сергеи сергии серега сережа серж серик серикжан сигизмунд сидор силантии сильвестр симон синклитикия
        сирануш слава снежана сократ солмаз соломия соломон сона сонечка соня сослан сосо софа софия софон софрон софья
        спартак спиридон станимир станислав стас стасик стелла степа степан степанида стефания стив стивен стоян султан
        сурен сухроб тагир таимураз таисия талант талгат тамаз тамара тамерлан тамилла тамуна танечка танька танюша таня
        тарас тариел тася татевик татьяна тахир твердислав творимир теимураз тема темур темури тенгиз терентии тигран
        тимофеи тимоха тимур тинатин тит тихон толеген толик толя толян тома томас томирис томочка тонечка тоня тося тофик
        тоша трифон трофим турал улжан улугбек ульвия улькер ульян ульяна уля умар умед умида устин фадеи фазиль фаиль фаина
        фаируза фанис фания фарид фарида фархад фатима феврония федор федосии федот федя фекла феликс феодосии феоктист
        феофан ферапонт феруза фидан фикрет филарет филат филимон филипп филя фирдавс фирс фируз фируза флорентин флюра фока
        фома фортунат фотии франц фридрих фрол фрунзик фуад хабиб хадижа халил хамид хания харитон харлампии хасан хатира
        хатуна хачатур хачик хикмет хосе христофор хуан хуршед хуршид хусеин чарльз чеслав чингиз чынгыз шавкат шаген шамиль
        шамхан шахбан шахин шахло шахноза шерзод шолпан шота шура шурик шухрат шушан шынар эвелина эд эдгар эдик эдуард эка
        элеонора элина элла элнур эльбрус эльвин эльвина эльвира эльдар эльмира эльнара эльнура эльхан эльчин эльшад эльшан
        эля эмили эмилия эмиль эмин эмма эммануил энвер энн эраст эрик эрмек эрнест эрнст этери ювеналии юлечка юлиан юлиана
        юлии юлия юлька юля юна юнус юра юрии юрка юрок юсеф юсиф юстина юсуф юха юхим яким яков якуб ян яна янина яночка
        януарии ярик ярополк ярослав ярослава яша
    """,
    "ro": """
        achim ada adam adela adelaida adelin adelina adi adina adonis adrian adriana afanasie agata aglaia agnos agripina
        aida albert alberta albertina aleodor alex alexandra alexandrina alexandru alexe alice alida alin alina alis alistar
        alma amalia amanda amedeu amelia amza ana anabela anaida anamaria anastasia anatol anatolie anca ancuta anda andra
        andrada andreea andrei andrian anemona aneta angel angela anghel anghelina anica anisoara antim antoaneta anton
        antonela antonia antonie antoniu anuta arcadie ariadna arian ariana arina aristide aristita arsenie artemisa artiom
        astrid atena augustin augustina aura auras aurel aurelia aurelian aureliana aurica aurora avram axenia axinte banel
        barbu bartolomeu basarab beatrice bebe beniamin benone bernard betina bianca blanduzia bobo bogdan bogdana bradut
        brandusa bucur caius calin camelia camil cantemir carina carla carmen carmina carol carolina casandra casian casiana
        catalin catalina caterina cati catinca catrina catrinel cazimir cecilia cedrin celia cerasela cezar cezara cipri
        ciprian cipriana clara clarisa claudia claudiu clementina cleopatra codin codrin codrina codrut codruta constanta
        constantin constantina consuela coralia corina cornel cornelia corneliu corvin cosmin cosmina costache costel
        costica costin crenguta crin crina cristea cristi cristian cristiana cristina cristobal cristofor dacian daciana
        dafina daiana dalia damian dan dana dani daniel daniela danut daria dariana darius david decebal delia demetra denis
        denisa despina diana dida didina dimitrina dina dinu dochia doina dominic domnica dora dorel dorian doriana dorin
        dorina dorinel dorli doru draga dragos ducu dumitra dumitrana dumitrita dumitru ecaterina edgar edmond eduard efim
        eftimia eftimie elena eleonora eli eliana elisabeta elisaveta eliza elodia elvira emanoil emanuel emanuela emanuil
        emil emilia emilian eremia eric erica ernest estera eufrosina eugen eugenia eugeniu eusebia eusebiu eustatiu eva
        evanghelina evelina fabia fabian fabiana fane fanel fanica felicia felix filip filofteia fiodor fiona flavia flaviu
        flavius floare floarea flora florea florenta florentin florentina flori florian floriana florica florin florina
        francesca francisc frederic frusina gabi gabriel gabriela galina geanina gelu gentiana geo george georgel georgeta
        georgia georgian georgiana geta ghenadie gheorghe gheorghita gherghina ghita gianina gica gicu gigel gigi gina
        giorgian giorgiana gratian gratiana gratiela gregorian grigore grigori haralamb haralambie henrieta heracleea
        horatiu horea horia hortensia iacob iancu ianis iasmina ica ieremia igor ilarie ilarion ileana ilie ilinca ilona ina
        inocentiu ioan ioana ioanina iolanda ion ionel ionela ionelia ionica ionut iosefina iosif iridenta irina irinel iris
        isabela iulia iulian iuliana iuliu iuri iurie iustin iustina iustinian ivan ivona izabela jan jana janeta janina
        jasmina jean jeana jenel jeni jenica julia julieta lacramioara ladislau larisa lascar laura laurentia laurentiu
        laurian lavinia lazar leana lelia lenuta leon leonard leonid leontin leontina leopoldina leordean letitia lia liana
        lica lidia ligia lili lilia liliana lioara liuba livia liviu loredana lorelei lorena lorin luana luca lucentiu lucia
        lucian luciana lucica lucretia lucretiu ludmila ludovic ludovica luiza luminita madalin madalina magda magdalena
        maia malina malvina manole manuela mara marcel marcela marcheta marcu marga margareta maria marian mariana maricica
        marilena marin marina marinela marioara mariuca marius marta martin matei matilda maxim maximilian melania melina
        mihaela mihai mihail mihaita mihnea milena mina minodora mioara mirabela mircea mirela miron mirona miruna misu
        mitica mitrut moise mona monalisa monica mugur mugurel nadejda nadia nae narcis narcisa natalia natasa nechifor nelu
        nicanor nichifor nichita nico nicoara nicodim nicolae nicolaie nicoleta nicu niculae niculina niculita nicusor
        nicuta nidia nina noemi nora norbert norica norman oana octav octavia octavian octaviana octaviu ofelia oleg olga
        olimpia olimpian olimpiu olivia oliviu ortansa otilia ovidiu ozana pamela pamfil panagachie panait pantelimon
        paraschiva parascovia patricia patru paul paula paulica paulina pavel petre petrea petrica petrisor petronela petru
        petrut petruta plesu pompilia pompiliu profira rada radu raducu rafael rafila raluca ramona rares raul razvan rebeca
        relu remus renata rica robert roberta robertina rodica romanita romeo romina romulus roxana roxelana roza rozalia
        ruslan ruxanda ruxandra sabin sabina sabrina safta salomea sanda sandra sandu sanziana sava saveliu saveta savina
        seba sebastian sebi semenica serban serghei sergiu sever severin severina sidonia silvana silvia silvian silviana
        silviu simeon simi simina simion simona sinica slavic smaranda sofia sonia sorana sorin sorina speranta stan stana
        stanca stancu stanislav stefan stefana stefania stefi stela stelian steliana stelica steluta suzana svetlana tamara
        tania tatiana teea teo teodor teodora teodosia teofil teohari teona theodor tiberia tiberiu ticu timea timofei
        timotei tinca tincuta titi titus toader todor tolea toma traian trofim tudor tudora tudorita tudosia vadim valentin
        valentina valeria valeriu vali valter vanesa vania varvara vasi vasile vasilica vasilisa veaceslav venera veniamin
        vera veronica veta vicentia vicentiu victor victoria victorita vincentiu vio violeta viorel viorela viorica virgil
        virgiliu virginia visarion vitalie viviana vlad vladelina vladimir vladislav vladut vlaicu voichita voicu xenia
        zaharia zamfir zamfira zaraza zeno zenobia zenovia zina zinaida zoe
    """,
    "fi": """
        aada aalto aamu aapo aarne aaro aaron aatos aatu aava abbas abdi abdirahman abdul abdullah abdullahi adam adele
        adnan adrian agne agnes agneta agnieszka ahmad ahmed ahti aija aila aili aimo aina aino aira airi aisha ake aki
        akseli aku alan alba albert alberto albin alejandro aleksandra aleksanteri aleksi alex alexander alexandra alexis
        alf alfons alfred algot ali alice alicia alina alisa allan alma altti alva alvar alve alvin amadeus amalia amanda
        amelia amelie amin amina amir amira ana anas anders andre andrea andreas andres andrew andrzej anette angela
        angelica angelika angelina anita anja ann anna annamari anne anneli annelie annette anni annica annie anniina annika
        annikki annukka ansa anssi antero anthony anton antonia antonio antti anu ari arja armas armi arne arnold aron
        arthur arto arttu artturi artur arvid arvo asa ase asko assar asta aston astrid atte august aukusti auli aulikki
        aulis aune aura aurora axel barbara barbro beata beatrice bella ben bengt benjamin benny berit berndt bernhard bernt
        bert bertil betty bianca bill billy birger birgit birgitta bjarne bjorn bo bodil boel boris borje brita britt britta
        bror bruno cajsa camilla carin carina carita carl carlos carmen carola carolin carolina caroline casper cassandra
        catarina catharina cathrine catrin cecilia celine charles charlie charlott charlotta charlotte christel christer
        christian christin christina christine christofer christoffer christopher claes clara clas claudia colin conny
        cornelia cristina curt dag dagmar dagny dan daniel daniela daniella dante david del denise dennis desiree diana dick
        doris douglas ebba ebbe eddie edgar edit edith edvard edvin edward edwin eeli eelis eemeli eemil eerik eero eetu
        eeva eevert eevi egon eija eila einar einari eini eino eira eivor elena eleonor eleonora elias eliel eliisa elin
        elina elinor elis elisa elisabet elisabeth elise elizabeth ella ellen elli ellie ellinor elliot elly elma elmer
        elmeri elmo elna elof elsa else elsie elsy elton elvin elvira elvis elvy emanuel emelie emil emilia emilie emilio
        emily emma emmi emmy enar engla enni ensio eric erica erik erika erja erkka erkki erland erling erna ernst esa eskil
        esko essi estelle ester esteri esther ethel eugen eva evald eveliina evelina evelyn evert evy ewa fabian fanni fanny
        fatima felicia felix ferdinand filip filippa florence folke frank frans fred fredric fredrik fredrika freja frida
        fritz gabriel gabriella georg george gerd gerda gerhard gert gertrud gillis gisela glenn goran gosta gote gottfrid
        greger greta gudrun gun gunborg gunhild gunilla gunnar gunnel gunvor gustaf gustav hakan halla hamid hampus hamza
        hanna hannah hannele hannes hannu hans hanski harald harri harriet harry hasan hassan hedda hedvig heidi heikki
        heini helen helena helene helga helge heli helina helka hellevi helmer helmi helmiina helvi hely hemmo henna henning
        henri henric henrietta henrik henrikki henry herbert herman hermanni hertta hilda hilding hilkka hilla hillevi hilma
        hilppa hjalmar hjordis holger hugo hussein ian ibrahim ida idun iida iina iines iiris iiro iisakki iita iitu iivari
        ilari ilkka ilmari ilona ilpo ilse ilta impi ina ines inez ing inga ingalill inge ingeborg ingegard ingegerd ingela
        ingemar inger ingmar ingrid ingvar inka inkeri into irene irina iris irja irma irmeli isa isaac isabel isabell
        isabella isabelle isac isak isla ismail ismo ivan ivar jaakko jaakoppi jaana jack jacob jade jakob jalmari jamal
        james jan jane janet jani janne jari jarkko jarl jarmo jarno jaska jasmin jasmine jean jeanette jenna jenni jennie
        jennifer jenny jens jere jerker jerry jesper jesse jessica jill jim jimmie jimmy joachim joacim joakim joanna joel
        johan johanna johannes john johnny joline jon jonas jonatan jonathan joni jonna jonny jooa joona joonas joonatan
        joose jorgen jorma jose josef josefiina josefin josefina josefine joseph josephine jouko jouni juan judith juha
        juhana juhani juhis juho jukka julia julian julie julius juni junior jussi juulia juuso jyri jyrki kaapo kaarina
        kaarlo kai kaija kaisa kaj kajsa kake kalervo kalevi kalle kari karim karin karina karl karoliina karolina karri
        kasper kasperi kaste katariina katarina katarzyna katharina kati katja katri katriina katrin kauko keijo kennet
        kenneth kenny kent kenth kerstin kerttu kerttuli kevin khaled khalid kian kielo kim kimmo kirsi kirsti kjell klara
        klas knut konrad kopi krista krister kristian kristiina kristin kristina kristine kristofer kristoffer krzysztof
        kukka kullervo kumar kurt kustaa kyllikki kyosti lage lahja laila lara lars lasse lassi lauha laura lauri lea leah
        leea leena leevi leia leif leila lempi lena lennart leo leon leona leonard leonardo leopold levi li liam liisa
        lilian lilja lill lillemor lilly lily lina linda linn linnea linus lis lisa lisbet lisbeth lise liselott liselotte
        liv livia lo loke lott lotta lotte loui louie louis louise lova love lovis lovisa lowe lucas lucia ludvig ludwig
        luis lukas lumi luna luukas lydia lykke maaret maaria maarit madeleine madelene magdalena magnus mahdi mahmoud maija
        maiju maikki maire maj maja majken majvor make malgorzata malin malte malva manfred mans manu manuel marcin marco
        marcus marek margaret margareta margaretha margit margot margret mari maria mariam mariana mariann marianne marie
        marika marina mario marit marita maritta marja marjaana marjatta marjo marjukka marjut mark marketta markku marko
        markus marlene marta marten martha martin martina martta martti marttiina mary maryam masa matheo mathias mathilda
        matias matilda mats matteo matti mattias matts maud mauno mauri mauritz max maximilian may maya mehmet meja melina
        melissa melker melvin melwin meri merja mervi mia micael michael michaela michal michel michelle miguel miia miika
        miikka mika mikael mikaela mikko mila milan milja milla milo milton mimmi mimosa mina minea minna minttu mio mira
        miranda miriam mirja mirjam mirjami miro miska moa mohamad mohamed mohammad mohammed molly mona monica monika morgan
        muhammad mustafa my nadia nadja nancy nanna natalia natalie natanael nathalie nea nella nelli nellie nelly neo nette
        nicholas nicklas niclas nicolas nicole niilo niina niklas niko nikola nils nina noa noah noel nooa noora nora nour
        nuutti nyyrikki oiva okko ola olav olavi ole olga oliver olivia oliwer olle olli olof olov omar onni oona oosa orjan
        orvokki oscar oskar oskari osman osmo ossi ossian osten otava otso ottilia otto outi ove owe paavali paavo paiva
        paivi paivikki panu par pasi patric patricia patrick patrik paul paula pauli pauliina paulina pauline pawel peder
        peetu pekka pelle pena pentti peppi per pernilla pertti perttu pete peter petra petri petter petteri philip pia
        pierre pihla piia pilvi pinja piotr pirjo pirkko pontus pyry rafael ragnar ragnhild raija raili raimo rainer raisa
        ralf ralph rami rane rasmus rauha rauna rauni rauno raymond rebecca rebecka reetta regina reijo reima reine reinhold
        reino reiska renee reza richard rickard rigmor riikka riina riitta rikard riku risto rita ritva robert roberto robin
        roger roland rolf ronald ronja ronnie ronny roope roosa rosa rose rosita roy ruben rudolf rune rut ruth ruusu saana
        saara sabina sade saga said saija saila saimi sakari saku saleh salla sally sam sami samir samira sampo samu samuel
        samuli sandra sanna sanni santeri sara sarah sari satu sebastian seela seija selma sepe seppo seth sieva sigfrid
        sigge signe sigrid sigurd sigvard siiri silja simo simon simone simppa sini sinikka siri sirkka sirpa sisko sisu siv
        sivert sixten sofi sofia sofie soile sointu solveig sonia sonja sonny sophia sophie soren staffan stefan stella
        stellan sten stephanie stig stina sture sulo sumu sune susan susann susanna susanne suvi suzanne svante svea sven
        svetlana sylvi sylvia tage tahti taija taika taimi taina taisto talvi taneli tanja tapani tapio tarja tarmo taru
        tatjana tatu tauno ted teemu teija tellervo teodor teppo teresa terese teresia terhi terho tero terttu teuvo thea
        theo theodor theres therese theresia thomas thor thore thure tiia tiina tiiu tilda tilde tim timo tina tindra tobias
        toive toivo tom tomas tomasz tomi tommi tommy toni tony topi topias tor tora torbjorn tord tore torgny torsten tova
        tove tristan tuija tuire tuomas tuomo ture tuukka tuula tuuli tuulia tuulikki tuure tuva tyra tytti tyyne ukko ulf
        ulla ulrica ulrik ulrika uno unto uolevi urban urho urpo usva uuno vainamo vaino valborg valdemar valentin valentina
        valo valter valtteri vanamo vanessa vanja vappu varpu veera veeti vega veijo veikko veini veli vellu vendela venla
        vera verner verneri veronica veronika vertti vesa victor victoria vidar vide viena vieno viggo viivi viking viktor
        viktoria vilgot vilhelm vilhelmiina vilhelmina vilho vilja viljami viljo ville vilma vilmer vincent viola virpi
        virta visa viveca viveka vivianne voitto vuokko waldemar walter werner wilhelm wilhelmina wiljami wille william
        willy wilma wilmer yasmin yka ylva yngve yousef yrjo yusuf yvonne zahra
    """,
    "en": """
        aaron abbas abbi abbie abby abdul abdullah abi abigail ada adaeze adam adel adele adeline aditya adrian adriana
        adrienne aedan agnes agnieszka ahmad ahmed aidan aideen aiden aiko aileen ailis ailsa aimee aine aisha aisling
        aislinn akash akiko akira akosua al alan alana alanis alanna alannah alasdair alastair albert alberto albie alec
        aled alejandra alejandro alex alexa alexander alexandra alexandria alexei alexis alfie alfonso alfred ali alice
        alicia alisha alison alistair alister alix allan allen allison alma alok alvin alyssa ama amal amanda amara amber
        amelia amie amina aminata amira amit amos amy ana anand ananya anastasia andre andrea andrei andres andrew andy
        angel angela angelica angharad angie angus anil anita anjali anke ann anna annalise anne annette annie anthony
        antoin antoinette anton antonio antony anuj anya aodhan aoibheann aoibhin aoibhinn aoife april archie aria ariana
        arianne ariel arjun arlo arran arron arthur arturo arun asha asher ashlee ashleigh ashlene ashley ashling ashok
        ashton audrey august aurora austin autumn ava ayesha ayo aziz bailey bailie barack barbara barnaby barry basil
        beatrice beatriz becky belinda ben benjamin benji benn benny bernadette bernard bernie bert beryl beth bethan
        bethany betsy betty beverley beverly beyonce bianca bilal bill billie billy blaine blake blanaid blanche bob bobby
        bola bonnie boris brad bradley brady brandi brandon brandy breandan breanna bree brenda brendan brent brett bri
        brian briana brianna bridget brigid brittany brittney brogan bronach bronagh bronwen brooke brooklyn bruce bryan
        bryce bryony byron cahal cahir cailin cailum caitlin caitlyn caitriona cal caleb callan callum calum calvin cam
        cameron camila camille candace candice caoilfhionn caoimhe caoimhin caolain caolan caomhan cara caragh carl carla
        carlos carly carmel carmen carol carole caroline carolyn carrie carter carys casey cassandra cassidy cassie cathal
        catherine cathy catriona ceara cecil cecilia cedric celia celine cerys cesar chad chantal chantel chantelle charis
        charity charlene charles charlie charlotte chase chaz che chelsea chelsey cherie cherith cheryl cheyenne chiara
        chidi chika chimamanda chinedu chioma chloe chris chrissy christian christie christina christine christopher christy
        chuck cianan ciara ciaran ciarrai cillian cindy claire clara clare clarence clarissa clark claudia clayton clem
        clement cliff clifford clinton cliodhna cliona clive clodagh codie cody cole colin colleen collette collin colm
        colton colum conal conall conan conchur conn connie connor conor conrad constance cora coral cordelia corey corinne
        cormac cornelius corrie cortney cory courteney courtney craig cristian cristina crystal curtis cynthia cyril dafydd
        daire dairine daisuke daisy dakota dale dalton damian damien damon dan dana daniel daniela danielle danny dante
        daphne dara darcy darin darius darlene darnell darragh darrell darren darryl daryl dave davey david dawn dayna
        deaglan dean deane deanna dearbhail dearbhaile dearbhla deb debbie deborah debra declan dee deepa deepak deirbhile
        deirdre delia demi denis denise dennis derek dermot derrick dervla deshawn desiree desmond destiny dev devin devon
        dewi dexter di diana diane diarmuid dick diego dillon dimitri dinah dinesh dionne divya dmitri dolores dom domhnall
        dominic dominique don donal donald donna donnie dora doris dorothy doug douglas drew duane duncan dustin dwayne
        dylan eadaoin eamon eamonn earl ebony ed eddie edel eden edgar edith edmund edna eduardo edward edwin eileen eilidh
        eilis eilish eimear eimer eimhear elaine eleanor elena eli elijah elise elisha elizabeth ella elle ellen ellie
        elliot elliott eloise elon elsie elspeth emeka emer emilie emilio emily emma emmet emmett emmy emrys enda enid
        enrique enya eoghan eoin eric erica erik erika erin ernest eryn esha esme esteban esther ethan ethel euan eugene
        eunan eunice eva evan eve evelyn everett evie ewan ezra fabio fainche faisal faith farah farid fatima fatou fay faye
        feargal fearghal federico felicia felicity felipe femi feng fergal fergus fern fernanda fernando ffion finbar finley
        finn fintan fiona fionntan fionnuala flora florence floyd folake fran frances francesca francis francisco frank
        frankie franklin frazer fred freddie frederick freya funmi gabby gabe gabriel gabriela gabriella gabrielle gail
        gareth garrett garry gary gaurav gavin geeta gemma gene geoff geoffrey george georgia georgina geraint gerald
        geraldine gerard gerardo gerry gertrude gilbert giles gillian gina ginny giovanni gita giulia gladys glen glenda
        glenn glenys gloria glyn godfrey gonzalo gopal gordon grace graeme graham grahame grainne grant greg gregg gregory
        greta griffin grzegorz guadalupe gurpreet gustavo guy gwen gwendolyn gwyneth hailey hal haley hamid hamish hamza
        hanan hanh hank hannah hans hao harold harper harpreet harriet harry haruki harvey hassan hattie hayden hayleigh
        hayley hazel heather hector heidi heike heinz helen helena henry herbert herman hermione hieu hilary hilda hiro
        hiroshi hollie holly homer hope horace howard hubert huda hugh hugo hui humphrey hunter huong hussein huw hyun iain
        ian ibrahim ida ifan ifeoma ignacio igor ike ikenna iman imogen imran india indira ines ingrid iona irene irina iris
        irving isaac isabel isabella isaiah isla ismail ivan ivor ivy izzy jack jackie jackson jaclyn jacob jacqueline
        jacques jade jaime jake jamal james jamie jamila jan jana jane janet janice janie janine jared jarlath jarvis jasmin
        jasmine jason jasper javier jaxon jay jaya jayde jayden jayne jean jeanette jeanne jeff jeffery jeffrey jemima jemma
        jen jena jenna jenni jennifer jenny jeremiah jeremy jermaine jerome jerry jess jesse jessica jessie jesus ji jian
        jie jill jillian jim jimmy jing jinping jo joan joann joanna joanne joaquin jocelyn jodi jodie jody joe joel joey
        johanna john johnathan johnny jolene jon jonah jonathan jonathon jordan jordon jorge jose joseph josephine josh
        joshua josie joy joyce juan jude judith judy jules julia julian julie julio jun june jurgen justin justine jyoti
        kabir kai kaitlin kaitlyn kamal kane kanye kara karen kari karim karina karl karla karley kat kate katelyn katharine
        katherine kathleen kathryn kathy katie katrina katy katya kavita kay kayla kaylee kayleigh kazuo kealan keelan
        keeley keely keeva kehinde keiko keira keisha keith kelli kellie kelly kelsey kelvin ken kendra kenji kenneth kenny
        kent kenta keri kerri kerrie kerry kevin khadija khalid kiara kiera kieran killian kim kimberley kimberly kira kiran
        kirby kirk kirsten kirstie kirstin kirsty kit klaus kobe kofi kojo kori kris krishna krista kristen kristi kristian
        kristie kristin kristina kristine kristopher kristy krystal krzysztof kurt kurtis kwabena kwame kyle kylian kylie
        lacey lachlan laila lakshmi lamar lana lance laoise lara larry lars latasha latoya laura laurel lauren laurie
        lawrence layla leah leanne lebron lee leela leigh leila len lena lenny leo leon leona leonard leonie lerato leroy
        les lesley leslie lester leticia levi lew lewis lex li liam lib libby lil lily linda lindiwe lindsay lindsey linh
        lionel lisa liz lizzie lloyd logan lois lola lonnie lorcan lorena lorenzo loretta lori lorna lorraine lou louie
        louis louisa louise lourdes lowri luc luca lucas lucia lucinda lucy luis luisa luke luna lupe luther lydia lynda
        lyndon lyndsay lyndsey lynn lynne lynsey mabel mac macauley mackenzie madeline madhu madison maeve mag magda maggie
        mahesh mahmoud mairead mairtin maisie majid makayla makoto malachy malcolm malgorzata malik mallory mamadou mandy
        manish manoj manpreet manuel manuela manus marc marcela marcia marco marcus margaret marge margie maria mariah
        mariam marian mariana marie mariko marilyn mario marion marisa marisol marissa marjorie mark marlene marquis martha
        martin martina marty martyn marvin mary mason mat mateo mathew matilda matt matteo matthew maura maureen maurice
        mavis max maxine maxwell may maya mckenzie meabh meagan meaghan meena meg megan meghan megumi mehdi mei meibh mel
        melanie melinda melissa melody melvin mercedes mercy meredith mhairi mia michael michaela micheal micheala michele
        michelle mick micky midori miguel mikayla mike mikey mikhail mila mildred miles millie milton min mindy ming minh
        minnie miranda miriam misty mitchel mitchell moe mohamed mohammad mohammed mohan moira mollie molly mona monica
        monique monty morag morgan moussa muhammad mukesh munir muriel mustafa myfanwy myles myra myrtle nabil nadia nadine
        nadir naima nan nancy nandini naoimh naoise naoko naomh naomi nasser nat natalia natalie natasha nate nathan
        nathaniel naveen ned neha neil nell nellie nelson nerys neville neymar ngozi nia niall niamh nichola nicholas
        nichole nick nicky nicola nicolas nicole nigel nik nikhil nikita nikki nikolai nina nisha nitin njeri nneka noah
        noel nora noriko norm norma norman nour novak nuala obinna odhran oisin olga olive oliver olivia ollie olu omar
        oonagh opal oprah oran orfhlaith orla orlagh orlaigh orlaith orlando osama oscar oswald otis owain owen pablo
        padraic padraig padraigin paige pam pamela pankaj paola parker pat patrice patricia patrick patsy patty paul paula
        pauline paulo pauric pavel pawel peadar pearce pearl pearse pedro peg peggy pen penelope penny percy perry pete
        peter phil philip philippa phillip phoebe phuong phyllis piaras pierce pierre pilar piotr pippa polly pooja poppy
        pradeep prakash pranav preston priscilla priya prudence qiang quentin quinn rachael rachel rachelle radha rafael
        rahul raj rajesh rakesh ralph ramesh rami ramon ramona randall randy rani rania raquel rashid raul raven ravi ray
        raymond rebecca rebekah reece reem regan reggie regina reginald rekha renee reuben rhian rhianna rhianne rhiannon
        rhoda rhodri rhonda rhys rian ricardo rich richard richie rick rickey ricky rihanna riley rishi rita ritu rob robbie
        robert roberta roberto robin robyn rod rodney rodrigo roger rohan rohit roise roisin roland roman ron ronald ronan
        ronnie rory rosa rosalind rosario rose roseanna rosemary rosie ross rowan rowena roxanne roy roz ruairi ruari ruben
        ruby rufus rupert russ russell ruth ruthie ryan ryo sabrina sacha sachin sakura sal salah salim sally salma salvador
        sam samantha samir samira sammy samuel sandeep sandra sandy sanjay santiago saoirse sara sarah sarita sasha saskia
        satish satoshi satya saul savannah scarlett scot scott seamus sean seana seanan seaneen seanna seb seema selena
        selim selina seona serena sergei sergio seth seun severus shane shania shanice shanna shannan shannen shannon
        shaquille shari sharon shaun shauna shauneen shawn shawna shay shea sheena sheila shel shelby sheldon shelia shelley
        shelly sheree sheri sherri sherry sheryl shirley shona shreya sian sid siddharth sidney sienna sierra silas silvia
        simon simone simran sinead siobhan siofra sipho sita sneha sofia sonia sonya sophia sophie sorcha spencer stacey
        stacie stacy stan stanley stefan stefanie stella steph stephanie stephen steve steven stevie stew stewart stuart sue
        summer sundar sunil sunita suresh susan susana susanna susannah sushma susie suzanne suzy sven svetlana swati sybil
        sydney sylvia sylvie tabitha tadhg tahir taiwo takashi takeshi tamara tamer tami tamika tammie tammy tanner tanvi
        tanya tara tariq tasha tatiana taylor ted teddy terence teresa terrance terrell terrence terri terry tess tessa
        thabo thandi thandiwe thanh thao thelma theo theodore theresa therese thom thomas tia tiarna tiarnan tiegan tiernan
        tiffany tim timmy timothy tina ting tobias toby todd tom tomas tommy tomoko toni tonicha tony tonya tori tory tracey
        traci tracie tracy trang travis trevor tricia trish tristan troy trung tuan tunde tyler tyrell tyrone uche una
        ursula usain usha uwe val valentina valerie vanessa varun vera verity vern vernon veronica vi vic vicente vicki
        vickie vicky victor victoria vidya vijay vikram vinay vince vincent vinod viola violet virginia vishal viv vivek
        vivian vladimir walid wallace wally walt walter wanda wanjiru warren wayne wei wendy wes wesley whitney wilfred will
        william willie winifred winston winter wojciech woo wyatt xavier xiao xiaoming xin xiomara xuan yahya yan yara yash
        yasin yasmin yasmine yaw yesenia ying yoko yolanda yong youssef yuki yuko yuri yusuf yvette yvonne zac zach zachary
        zack zahra zaid zainab zak zanele zara zbigniew zeinab zelda zoe zola
    """,
    "others": """
        aachal aadhya aadi aage aahana aaliyah aarav aarini aarna aarnav aarush aashi aayush abai abaj abay abbos abdis
        abduaziz abduboriy abdulahat abdulbekir abdulcemal abdulgazi abdulhadi abdulhamid abdulkadir abdulkerim abdulla
        abdullo abdulloh abdulmenaf abdulsamed abdulsemet abdumalik abdurahman abdurahmon abdurakhman abdurrahman abdurresit
        abeer abel abelone abha abhimanyu abhiram abid abilio abiye abjorn abraham abram abril abror abubakr abuzar abylai
        abylaj abylay acamaz acar acarkan achille acikel acilay aclan adak adal adalbert adalberto adamo adams adan adasal
        adelaide adelardo adelasia adelbert adelgunde adelheid adelia adelinde adelmo adem adigun adil adila adlan adolf
        adolfine adolfo adolfs adomas adora adoracion adriane adrianna adriano adrien adrienn adrija advaith advay advik
        advika adviye adweta adya adyelina aenne afanasii afanasij afanasiy afaq afer afife afil afinogen afinogyen afiq
        africa afruza aga agafia agafja agafon agafya agahadi agakisi agamali agamusa agap agapito agastya agatha agathe
        agaxan agbegim agca age aggei aggej aggey aggyei aggyej aggyey aglaja aglaya agmur agnese agnete agniia agnija
        agniya agnolo agostino agris agueda agustin agustina ahat ahmet ahmyed ahsen ahter aiaz aibek aibyek aidar aiga
        aigars aigerim aigul aigyerim aijan aik aime ainagul ainara ainars ainoa ainur ainura aisel aishani aistis aisulu
        aisyel aitana aitbek aitbyek aiten aitor aityen aiub aivar aivaras aivars aiym aizada aizhan aizilia aizilja aizilya
        ajaz ajbek ajbyek ajdar ajgerim ajgul ajgyerim ajjan ajk ajnagul ajnur ajnura ajsel ajsulu ajsyel ajtbek ajtbyek
        ajten ajtyen ajub ajym ajzada ajzhan ajzilia ajzilja ajzilya akalan akar akatay akay akbar akbas akboga akbota
        akcabay akcasu akcivan akdora akdurmus akgol akgunes akhmad akhmed akhmyed akif akim akinal akise akkerman akmal
        akmaner akmaral akobir akop akos akoz aksay aksel akshay aksogut aksoy aktemur akulina akver akyildiz alaaddin
        alabezek alaeddin alain alanalp alattin alaz alban albano alberico alberte albertine alberts albina albino albrecht
        albyert alcan alcides alderano aldis aldo ale alejo aleks aleksandar aleksander aleksandr aleksandras aleksandrs
        aleksei aleksej aleksey aleksyei aleksyej aleksyey alemsah alena alenka ales alesha alessandra alessandro alessia
        alessio alevtina alexandr alexandre alexandrie alexandros alexej alfiia alfija alfio alfiya alfredo alfreds alfryed
        algirdas algis alia aliabbas alibek alibyek alicja alihan aliia aliihsan alija alikhan aline alinur aliona alionka
        aliosha alise aliseydi alisher alishyer alisik aliya alize alja alka alkor alla allahverdi allegra almast almaz
        almudena almus almut almuth alois aloisia alondra alonso aloys alparslan alpcan alphons alphonse alpin alpsu alsoy
        alsu altinbike altincicek altinisin altinkaya altogan altug altynai altynaj altynay alvaro alvine alwin alwina
        alwine alya alyeks alyeksandr alyeksandra alyeksei alyeksej alyeksey alyeksyei alyeksyej alyeksyey alyena alyevtina
        alyona alyonka alyosha alzbeta alzina amac amada amadeo amado amador amaira amalie amalija aman amancio amando
        amarilis amaro amaya ambar ambrosio amedeo amelija america americo amico amilcar amiran amleto amol amor amparo amre
        amrita amruta amvrosii amvrosij amvrosiy anabel anacleto anais anait anamika ananii ananij ananiy anar anargul
        anastasie anastasiia anastasija anastasio anastasios anastasiya anastazie anastazja anatoli anatolii anatolij
        anatoliy anay andela andic andor andranik andras andree andrej andrejs andress andrey andrii andrij andris andrius
        andriusha andriy andrjusha andron andronik andrus andryei andryej andryey andryusha ane anechka anete anett anezka
        anfisa angeles angelino angelique angelita angelo angyelina ani ania anibal aniela anika anikei anikej anikey
        anikita aniko anikyei anikyej anikyey anirudh anisa anisim aniuta anjela anjelika anjuta anjyela anjyelika anka
        anmol annabel annak annaliese annalisa annamaria annedore annegret annegrete annekatrin anneke annelene annelies
        anneliese annelise annelore annemarie annemette annemie annemijn annerose annett annetta annibale annija annita
        annunziata annushka anny anouk ansaldo anselm anselma anselmo ansgar ansh ansis ansora antal antanas ante antip
        antje anto antoha antoine antokha antonella antonello antoni antonietta antonin antonina antonino antonios antonius
        antons antosha antra ants anunciacion anush anusha anvar anvi anyechka anyuta anzhela anzhelika anzhyela anzhyelika
        anzor apaydin apolena apolinar apollinarii apollinariia apollinarij apollinarija apollinariy apollinariya apollon
        apollonia apolonia apostolos aqil ara araceli aradhana aral aram aran aranka aranzazu arcan arcelia arefii arefij
        arefiy argu arhip ariane aribert arie ariele arif arifcan arija arijus arikol arild arin aripinar arisha arisoy
        aristarh aristarkh aristides arkadii arkadij arkadiusz arkadiy arkasha arkhip arkut armahan arman armandas armando
        armands armen armida armin arminas armyen arnaldo arnas arnaude arnd arndt arnfried arnim arnis arno arnoldas
        arnolds arnost arnulf arnulfo aroa aronas arpad arpag arsen arsenii arsenij arsenio arseniy arshak arslan arsyen
        arsyenii arsyenij arsyeniy artak artan artashes artashyes artavazd artem artemii artemij artemio artemiy artis
        arturas arturs artyem artyemii artyemij artyemiy artyom aru arujan arunas arunima aruzhan arvids arvydas arya aryan
        aryefii aryefij aryefiy arziye arzu asad asalet asbjorn ascension asdrubal asel asem aset asger ashan ashat ashot
        asia asif asiia asija asila asilbek asim asiman asir asiya asja askar askhat askold aslan aslanhan asliye asma asmik
        asmira asu asuncion asya asyel asyem asyet asylbek asylbyek atabala atagun atalay atamoglan atanur atasagun atatore
        atenulf atgun athanasios atharv ati atilgan atilhan atilio atiyye atnan atsamaz attila aud audrius augusta augustas
        auguste augusto augusts aurea aureja aureliano aurelie aurelija aurelio aurimas aurore auryel ausma ausra ausrine
        austra avdei avdej avdey avdyei avdyej avdyey averian averjan averkii averkij averkiy averyan avetik avgust avi
        avksentii avksentij avksentiy avksyentii avksyentij avksyentiy avni avsin avtandil avtonom avunc avyerian avyerjan
        avyerkii avyerkij avyerkiy avyeryan avyetik aya ayaan ayan ayasun ayaydin ayaz aybek aybet aybora aybyek aycagul
        aycan aydan aydar ayden aydin aydinbey aydinc ayduru aygerim aygonenc aygul aygun aygutalp aygyerim ayhan ayjan ayk
        aykut aykutalp ayla aylil aylin aynagul aynilhayat aynimah aynur aynura ayoub aypar aysan ayse ayseana aysel aysema
        aysenur aysevim aysoy aysu aysulu aysuna aysyel aytbek aytbyek aytek ayten aytoz aytuna aytyen ayub ayulker ayush
        ayushman ayvas ayyaruk ayym ayzada ayzhan ayzilia ayzilja ayzilya azaan azad azade azahar azahara azamat azarii
        azarij azariy azat azeglio azeneth azettin aziza azize azra azucena azuolas baba babett babette baccio bachittar
        badegul bagdas bagdat baghyawati bahaddin bahadir bahadurjit bahittin bahodir bahrom bahtiiar bahtijar bahtinur
        bahtiyar bahyt baian baiba bajan bajen bajyen bakhodir bakhrom bakhshi bakhtiiar bakhtijar bakhtiyar bakhyt baki
        balatekin balaxanim balazs balca baldassare baldomero balduino baldur balendra balhaar bali balint baljiwan balli
        baltas baltasar balthasar balvan balveer banjeet banu baptist barak barbel barbora baris bariscan barkha barna
        barnabas barsen bart bartek bartholomaus bartolome bartolomeo bas basay bashan basilio basim basok basriye bastiaan
        bastian batirhan baturay baudelio baurjan baurzhan bautista bauyrjan bauyrzhan bayan baydu baykan bayman bayram
        bayruhan baytal bayzettin bazhen bazhyen beate beatrix beau bedi bediriye bedri bedrich begim begona behbud behiza
        behrem behruz beka bekbay bekir bektasi bekzat bela belen belgizar belkize bellisan benas bence bendeguz benedek
        benedetto benedicte benedikt benedikte benek bengibay benice benigna benigno benita benito benno benoit benol bent
        bente benthe benvenuto beppe berat beray beren berend berends berenice bergen beriye berkal berki berksay bernabe
        bernadett bernarda bernardino bernardita bernardo bernd bernfried bernhardine bernward berran berrin berta bertalan
        bertha berthold berto bertold bertram bertrand bertulis besey besin beslan beso beste betti bettina beyda beyhatun
        beyler beyzade bezek bhanumati bhavani bhavika bhavini bhavna bhavya biagio bianka bibi bibiana bibisora bican
        bidayet bienvenida bilay bilender bilgen bilginur bilgutay bilkay bilol biltas bimala bina binay binbasar binisik
        birben birgid birgitt birgitte birgul birsan birsen birte birthe biruta bisar bishakha bitten bitul bjorg blahoslav
        blanca blanka blas blazej blazena blessing boaz bobur bodo boe bogatimur boglarka bohumil bohumila bohumir bohuslav
        boian bojan boje bolat boleslav bolyeslav bonifacio bonu borahan boratas borbala borge boria borislav borivoj borja
        borris bortecin borya borys botagoz botond boyan boynak bozbag bozena bozerk boztas bram branka branko brencis
        bretislav brigida brigita brigitta brigitte brijesh brilyant brinda brit bronislav bronislava brunhild brunhilde
        bruni brunilda budimir buenaventura buget buhari bulat bulunc bunyamun burakhan burc burckhard burcuhan bureyre
        burghard burkard burkhard burkhardt busra busranur buyrukhan byeka byekzat byeslan byeso cabbar cabir cacilia
        cacilie caga cagdan caglar caglasin cagveren cahan cahangir cakar cakirca calcedonio calim calista calisto calixta
        calixto calogero calti camillo camilo camok canal canan canberk candela candelaria candelario candelas candeniz
        candida candido canfeza cangur cannur canseven cansin cantez canur capkan capucine caren caridad carlijn carlito
        carlo carlota carmela carmelita carmelo carmine carsten cas casemiro cathleen cathrin cato catrine cavad cavid cavit
        cavuldur cayetana cayetano cebesoy cebrian cecile cecilie cecilio cedide ceferino celal celem celestina celestino
        celikkan celikyurek celilay celina celso cemal cemalettin cemil cemiyle cenan cengiz centa cerci cercis cesare cetin
        cetinsu cevale cevheri cevikoz cevregul ceyhun ceyla ceylin ceyran cezary cezayir chaaya chaitaly chaitanya
        chakradev chakradhar chakrika chaman chameli champak chanakya chanchal chandani chandran chandresh charan charita
        charlz charo charos charvi chasmum chatresh chatura chavvi chelo chema cheslav chingiz chita christa christelle
        christiana christiane christl christof christoph christophe christos chucho chus chuy chyeslav chyngyz cidal cihan
        cihandide cilga cilli cilly cimnaz cindoruk cinerk cingiz cintia cipriano ciriaco cirillo cirino cirkeline ciro
        cisem civgin claas claude claudine claudio claudius claus clavs clelia clemence clemens clemente cleto climaco cloe
        clotilde cogay cokan colette colpan coluccio comfort concepcion concetta concha conrado constanza constanze consuelo
        copur cord cordula corinna coriolano cornelio cornelis corona corrado cosima cosimo coskun cosme cosqun costantino
        costanzo crescencia cruz csaba csilla csongor ctibor ctirad cuheyna cuman cumsud cuneyit curro custodia custodio
        cyprian czeslaw daan dace dadas dafne dagistan dagmara dagobert daiga daina dainis dainius dajana daksh daksha
        dakshesh dalaja dalan dalbir daler dalibor dalila dalkilic dalyer damaris damiano damini damir damlanur damyanti
        danara dania danica daniele danielius daniels daniiar daniil danijar danil danila danilo danique danis daniyar danja
        danuse danuta danya dariga darija darika darina dario dariusz darja darko darpan darsh darta darya dasha dashenka
        dashunia dashunja dashunya dashyenka dastan dato dauren dauryen davis davyd dawid dayamai dayar dayita debora deger
        degmeer deha deividas delfina delfino delil dementii dementij dementiy demetrio demian demid demirbuken demiriz
        demirok demiryurek demjan demyan demyentii demyentij demyentiy denes deniz denizalp denkel denny derkay deryanur
        desiderio detlef detlev devansh devid devika deviner dex dezso dhriti dhruv diedrich dierk dieter diethard diethelm
        diether dietlind dietlinde dietmar dietrich diken dilafruz dilara dilcan dilder dildora dilfeza dilhus diliara
        diljara dilnoz dilnoza dilnur dilsad dilsat dilshod dilsitan dilyara dima dimas dimitrios dimka dimon dinar dinara
        dincer dinckol dincsu dinmuhamed dinmuhamyed dinmukhamed dinmukhamyed dino dion dionigi dionisia dionisio dipta
        dirican dirk dirlik dita ditmar ditte dittmar divan diya diyor diyora djabrail djahongir djakhongir djamal djamilia
        djamilja djamilya djamshed djamshid djamshyed djavid djeims djejms djek djessika djeyms djohar djokhar djon djordj
        djordzh djyeims djyejms djyek djyessika djyeyms dmitrii dmitrij dmitriy dmitro dobromysl dobroslav dobrynia dobrynja
        dobrynya dogan doganalp dogannur dogansah doguhan dolensoy dolun domantas domas domenico dominga domingo dominik
        dominika dominyka dominykas domitila domna donata donatas donatella donatello donato doner doniyor doreen dorit
        dorita dorle dorofei dorofej dorofey dorofyei dorofyej dorofyey dorota dorotea doroteja dorothe dorothea dorothee
        dorottya dorte dorthe dorukhan dosjan doston doszhan dovile dovud dovydas dragan dragica drago drahomira drahoslav
        drahoslava duha duilio dulce duman dundaralp dunja dunya dunyamali dunyo duracan durante durdali durdona durgadin
        durmusali durna durrusehvar dursadiye dursun duruk duruoz dusan dusia dusja dusya duuk duyguhan dyementii dyementij
        dyementiy dyemian dyemid dyemjan dyemyan dyemyentii dyemyentij dyemyentiy dyenis dylano dzhabrail dzhahongir
        dzhakhongir dzhamal dzhamilia dzhamilja dzhamilya dzhamshed dzhamshid dzhamshyed dzhavid dzheims dzhejms dzhek
        dzhessika dzheyms dzhohar dzhokhar dzhon dzhordj dzhordzh dzhyeims dzhyejms dzhyek dzhyessika dzhyeyms dzidra
        dzintars dzintra eba eberhard eberhardt ebuakil ecegul ecemis eckard eckart eckehard eckhard eckhardt eckhart ecrin
        eda edaviye edda edelbert edelgard edelmira edelmiro edeltraud edeltraut edeltrud edgaras edgardo edgars edgubay
        edhitha edik edina edita edite editha edmundo edmunds edoardo edouard edu eduards edvardas edvinas edvins eesha efe
        efil efimiia efimija efimiya eflatun efrain efrem efrosinia efrosinja efrosinya efryem efser egbert egenur eggert
        egidijus egil egils egishe egishye egle egor ehrenfried ehrentraud ehrhard eidvile eimantas einer eiravati eirik
        eitel eivind eka ekaja ekalinga ekani ekansh ekanta ekantika ekapad ekaraj ekaterina ekatyerina ekavir ekbal ekber
        ekiya ekkehard ekkehart ekmel ekrem ekta eladio elamiye elariz elba elbrus elchin elcin eldar eleanora elemer eleni
        elenore eleonore eleuterio elfi elfie elfriede elgin elgun elhan elia elif elifnur eligia eligio eline elisei elisej
        eliseo elisey eliska elisyei elisyej elisyey elita elizabete elizar elizaveta elizavyeta elize elja elke elkhan
        elladio elman elmar elmars elmidar elmir elmira elnara elnur elnura elodie eloisa elove eloy elpidio elsad elsbeth
        elsebeth elshad elshan elturan elvan elvina elwira elxan elya elyena elyeonora elza elzbieta ema emal emelian
        emelina emeljan emelyan emese emigdio emile emili emiliana emiliano emiliia emilija emilis emiliya emils emin emine
        emir emirsan emis emmanuel emmanuelle emmanuil emmerich emperatriz emrullah emyelian emyeljan emyelyan encarna
        encarnacion encarnita endre ene enes enfes engelbert engin enginiz eniko enn ennio enno enrico enrika ensari enver
        envyer enzio enzo epifan epifanio eral eraldo erasmo erast eraycan erbay erbil erbol erbolat ercan ercihan erdal
        erdemer erdibay erdmute erdogan erdursun erem eremei eremej eremey eremyei eremyej eremyey erenalp erensoy ergener
        erginel ergonul ergul ergun erhard erhardt erich erikas eriks erincer eris erjan erkan erkebulan erkilic erkinel
        erksoy erkyebulan erlan ermanis ermanno ermek ermenegildo ermes ermil ermolai ermolaj ermolay ermutlu ermyek ernar
        ernestas ernestine ernesto ernests erno ernyest erofei erofej erofey erofyei erofyej erofyey erogul erol eroz ersat
        ersec ersel ertan erten ertun ertuncay ervaniye ervin erwin eryemei eryemej eryemey eryemyei eryemyej eryemyey
        eryildiz eryk erzhan erzsebet esben esenbay esengun eseniia esenija eseniya esenturk eshana esila esim eskinalp
        esmanperi esmarelda esmee esmeralda esmira esna espen esperanza espiridion esref estefania estela estrella esyeniia
        esyenija esyeniya eszter eta etelka etelvina eteri etibar etienne etiqad etta ettore etyeri eufemia eugenie eugenio
        eulalia eusebio eustaquio eutimio eutropio evaldas evalds evamaria evangelia evangelina evangelista evangelos
        evaristo evcimen evde evdokiia evdokija evdokim evdokiya evelia evelien evelin eveline evelyne evfrosiniia
        evfrosinija evfrosiniya evgenii evgeniia evgenij evgenija evgeniy evgeniya evgraf evgyenii evgyeniia evgyenij
        evgyenija evgyeniy evgyeniya evi evija evita evlampii evlampij evlampiy evpraksiia evpraksija evpraksiya evrim
        evrimer evsei evsej evsey evstafii evstafij evstafiy evstignei evstignej evstigney evstignyei evstignyej evstignyey
        evsyei evsyej evsyey evyelina ewald ewelina eyyub eyyup ezequiel ezgin ezgutekin ezio ezoza faas fabienne fabiola
        fabricio fabrizia fabrizio fadei fadej fadey fadila fadile fadime fadyei fadyej fadyey fahrullah fail faina faiq
        fairuza faize fajruza falak falan falguni falk falko fami famil faniia fanija fanis faniya faqid faraj farangiz
        faras farhad farhan farhod farida fariq faris fariz fariza farkhad faruk farzona fatigul fatih fatinur fatma
        fatmanur faustas faustino fausto fayize fayruza fazil fazul febe fedde fedele feden federica federigo fedia fedja
        fedor fedosii fedosij fedosiy fedot fedya fehim fehmiye fekla feliciana feliciano felicidad felicitas feliks feline
        felipa felisa felizitas fem femke fenna fenne fenni feodosii feodosij feodosiy feofan feoktist ferahdiba ferapont
        ferat feraye ferdi ferdinando feremez ferenc ferhan ferihan ferinaz fermin fermuta fersan feruza feryas ferzi
        fetullah fevroniia fevronija fevroniya feyha feyruz feyzin feza fiamma fidan fidaye fidel fidela fien fiene fikret
        fikryet filaret filaryet filat fildan filia filimon filipp filippo filit filiz filja filomena filya fimar fiokla
        fiorenzo fiorino firdavs firdevis firdovsi firs firudin firuz firuza fitan fitnat fito fiyaz flavio flemming fleur
        fliura fljura floor floortje flor florencia florencio florentine florentino florinda floris floryentin flyura foka
        folker folkert foma fortunat fortunata fortunato forum fotii fotij fotima fotiy frado franc franca francesco
        francisca franciszek franck franco francois francoise franjo franka frantisek frantiska frants franz franziska
        frauke freddy frede frederik frederike frederikke frederique fredi fredo fredy freia fricis fridolin fridrih
        fridrikh frieda friedbert friedemann frieder friedericke friederike friedhelm friedhilde friedhold friedl friedlinde
        friedo friedrich frithjof frode frol frunzik fryderyk fuad fugen fulgencio fulvio fuzayl fuzuli fyedia fyedja fyedor
        fyedosii fyedosij fyedosiy fyedot fyedya fyeliks fyeodosii fyeodosij fyeodosiy fyeofan fyeoktist fyerapont fyeruza
        fyevroniia fyevronija fyevroniya fyodor fyokla gabel gabino gabor gabriele gabrielius gaby gadji gadjimurad gadzhi
        gadzhimurad gaetano gagan gagik gaiane gaianye gaida gaja gajane gajanye gala galaktion galasso galia galip galja
        galka galo galochka galya galym gamlet gamlyet ganga ganim ganiye gans garegin garik garima garyegin gaspar gaspare
        gaston gastone gatis gauhar gaukhar gaurang gaurangi gauri gaurika gautam gautami gavrila gayane gayanye gayathri
        gazel gebhard gedeon gederts gediminas gedyeon geert geetika geidar geir gejdar gela gelengul gelsomina gema gena
        gencaslan gencay genevieve gennadii gennadij gennadiy genovefa genoveva genrih genrikh georges georgi georgii
        georgij georgine georgios georgiy georgye gera geraldo gerasim geray gerdi gereon gerfried gergely gergo gerhardt
        gerhart gerhild gerlind gerlinde german germana gernot gero gerold gerolf geronimo gerrit gerta gerti gertraud
        gertraude gertraut gertrudis gervasio gerwin gesa gesche gesine gevorg gevork geydar geza giacinto giacobbe giacomo
        giada giampaolo giampiero gian giancarlo gianfrancesco gianfranco gianluca gianluigi gianmarco gianna gianni
        gianpaolo gianpietro giedre giedrius giel giesela giia gija gijs gil gilberto gilda gilles gilman gino gintare
        ginyas gioacchino gioachino gioele gioffre gionata giorgia giorgio giosue giovanna girik girindra girish girolamo
        girts gisa gisbert gislinde gitta gitte giuliana giuliano giulietta giulio giulnar giulshan giunel giunyel giuseppe
        giuseppina giustino giuzel giuzyel givi giya giz gizella gjulnar gjulshan gjunel gjunyel gjuzel gjuzyel glafira
        glauco gleb glyeb goar gocha goda godofredo goffredo goga gok gokay gokbudun gokce gokcebalan gokcil goken goknur
        gokperi goksev gokten goli goncafer gonen gonul gor gordana gordei gordej gordey gordyei gordyej gordyey gorgunay
        gorklu gorm gorsev gosha gostomysl gottfried gotthard gotthilf gotthold gottlieb gottlob gotz goyo gozel gozem
        grachia grachik grachja grachya gracia graciana graciano graciela graziano graziella grazyna greca greco gregoire
        gregor gregorio gremislav gretchen grete gretel grethe gretl grieta grigorii grigorij grigoriy griselda grisha grit
        gro gryemislav guarino gucal gucluer gucyeter gudula guenter guenther guglielmo guido guillaume guillermo guiomar
        guiseppe gul gulaga gulaiym gulajym gulay gulayym gulbala gulbani gulbeyan gulbiye gulce gulcegun gulchehra
        gulchekhra gulchyehra gulchyekhra gulcin guldam gulder guldunya gulegen gulel gulenay guler gulev gulfari gulfeza
        gulgen gulguzel gulhisar gulinaz guljan gulkadin gulluhan gulmira gulmisal gulnar gulnara gulnaz gulnaziye gulnur
        gulozge gulper gulsa gulsahin gulsalin gulsara gulselin gulsen gulseref gulseren gulsevil gulshat gulsiye gulsu
        gulsum gultac gulten gulter gulus gulustan gulxar gulzadiye gulzar gulzhan gumustekin gunar gunars gunay gunaydin
        gunbir gunda gundel gunden gundhild gundi gundolf gundula gunduz gunduzalp gunebakan guneet guneri gungordu gungoren
        gunita gunkurt gunn gunner gunsel gunsen gunser gunta guntars gunter gunther guntis guntram gunver gurarda gurcuye
        gurelcem gurii gurij guriy gurli gursal gurten gustas gustaw gusti gusztav guus guusje guvercin guzal guzel guzey
        guzyel gyda gyedeon gyedyeon gyeidar gyejdar gyela gyena gyennadii gyennadij gyennadiy gyenrih gyenrikh gyeorge
        gyeorgi gyeorgii gyeorgij gyeorgiy gyeorgye gyera gyerasim gyerman gyevorg gyevork gyeydar gyongyi gyorgy gyorgyi
        gyozo gyte gytis gyula gyulnar gyulshan gyunel gyunyel gyuzel gyuzyel habib habiba habibe habil hachatur hachik
        haciali hacile hadicha hadija hadizha hadrey hafiz hafiza hagen hajnalka hajo hakikat hakim hakon halenur halid
        halidun halil halina haliye haluk hami hamiyet hamsini hana hanbiken hanedan hanife haniia hanija hanim haniya
        hannchen hanne hannelore hanni hanno hanns hanny hansgeorg hansjoachim hansjorg hansjurgen hanspeter hanss hansultan
        harbinaz hardik hardy harijs harinakshi harini harish harita hariton hariz harlampii harlampij harlampiy harm
        haroldo harrison harro harsh harshil hartmut hartmuth hartwig hasbek hasgul hasret hasso hatem hatice hatin hatira
        hatuna havali havard havse hayali haydee hayel hayret hayrunnisa hazine hazrat hedi hedvika hedwig hedy hege heide
        heidelinde heidelore heidemarie heiderose heidrun heiko heimo heiner heinfried heino heinrich hekime hekmet helfried
        heliodoro hella helle hellmut hellmuth helma helmar helmtrud helmut helmuth hema hemal hemang hemangini hemani
        hendrik henife henner henni henny henriette henrike henriks henryk heraclio herberto herdis heribert heriberto
        herlinde herma hermanis hermann hermenegildo hermine herminia herminio hernan hernando herrmann herta hertha herwig
        heva heyvetullah hezniye hicran hicsonmez hidde hidir hifzullah hikmet hikmyet hilal hilario hilayda hildburg hilde
        hildegard hildegart hildegund hildegunde hilmar hiltraud hiltrud hindal hinet hinrich hipolito hiral hitesh hjalte
        holm honore horacio horst hortense horymir hose hoskadem hosye hredhaan hristofor hritik huan huban hubertine
        hubertus hudavent hugues hukumdar hulda hulya humayra humberto humeyra humoyun hunalp hunor hurdogan hurican hurmet
        hurshed hurshid hurshyed hurside huruyet huryasar husein husejn huseyin huseyn huseynqulu husmen husnuhal husyein
        husyejn husyeyn huzuri hynek iakim iakov iakub iana ianina ianochka ianuarii ianuarij ianuariy iarik iaropolk
        iaroslav iaroslava iasha ib iban iben ibis ibolya ibragim ibrohim icimbike ide idik idika idiris idris ieva ifora
        iftihar iftikhar ignac ignacia ignacy ignas ignat ignatii ignatij ignatiy ignatz ignaz ignazio igne igorek igoriok
        igors igoryok ihsan iia ija ijaya ikbal iker ikiz iklim ikshita ilalmis ilaria ilbek ildar ildefonso ildem ildes
        ildiko ildiz ilfat ilga ilgar ilgi ilgiz ilham ilhan ilhom ilia ilias ilija ilim iliusha ilja iljas iljusha ilka
        ilkbahar ilkham ilkhom ilkim ilkin ilklima illarion ilmafer ilmars ilnur ilonka ilper ilqar ilshat ilsu ilsur
        ilteris ilya ilyas ilyusha ilze imam imants imaran imelda imge imke immo imona imre imren imrihan imron inancli
        inara inaya incifir indali indra indrajit indre indrek indrikis indy inesa inese ineta ingbert ingeburg ingelise
        ingelore ingetraud ingetraut ingo ingolf ingrida ingried inguna inigo inken inmaculada inna innokentii innokentij
        innokentiy innokyentii innokyentij innokyentiy inocencio inqilab insa insaf inta intihap intiqam intizar inyesa
        ioann ioannis ipat ipatii ipatij ipatiy ippazio ippolit ira iraida irakli iraklii iraklij irakliy irek iren irena
        irfan irinka irisha irishka irka irmantas irmela irmengard irmgard irmhild irmi irmingard irmtraud irmtraut irmtrud
        irochka irya iryek isai isaias isaj isaura isay iscan ise isfandiyor isha ishaan ishani ishanvi ishita ishwar isidor
        isidora isidoro isidro isikay isiman isin isis iskander iskandyer iskra islam islime islom ismael ismayil ismet
        ismik ismoil isolde isra israfil istvan itziar iuha iuhim iukha iukhim iulechka iulii iuliia iulij iulija iuliy
        iuliya iulja iulka iulya iulyechka iuna iunus iura iurii iurij iuriy iurka iurok iusef iusif iusuf iusyef iuvenalii
        iuvenalij iuvenaliy iuvyenalii iuvyenalij iuvyenaliy iva ivana ivanka ivanna ivars ivecen iver iveta ivo ivonne iwan
        iwo iwona ixtiyar iya iyiyurek iymona izabele ize izel izgu iziaslav izjaslav izmail izolda izot izyaslav jaan
        jaanus jacek jacinta jacinto jacobine jacobo jacopo jadwiga jafar jafet jagat jagdish jagrati jagvi jahongir jai
        jairaj jakhongir jakim jakobs jakov jakub jalol jalsa jamshid janaki janani janar janat jandos janett janette janiia
        janija janin janis janiya jankat janko jann janna janni jannie jannis jano janochka janos januarii januarij januariy
        januja janus janusz janya jaqueline jarik jarmila jaromir jaropolk jaroslav jaroslava jaroslaw jaruthip jasha
        jasmijn jasmit jasur jatin javi javiera javohir jayda jaylinn jayson jazeps jazmin jdan jeannette jeannine jedrzej
        jeet jeevika jekabs jekaterina jekaubs jelena jelle jelte jenaro jenechka jenia jenja jenka jeno jente jenya
        jenyechka jeppe jeremi jeremias jeronimo jerzy jessika jesusa jet jevgeni jezups jhalak jibek jibyek jimena jindrich
        jindriska jinthe jip jiri jirina jitka joana joaquina job jobst jochem jochen joelle joep joerg johana johann
        johanne johans johnnie jokubas jolan jolana jolanda jolanta jolanthe jolie jolijn joost jora jordana jordi jordy
        jorg joris jorn jort jorune jorunn josefa josep josette josif josip jost josue jovan jovita jozef jozsef juana
        juanita juanito judit judita juergen juhim jukha jukhim jula jule julechka juliana juliane julianna julien juliet
        juliette julii juliia julij julija julijs julita juliusz juliy juliya julja julka julya julyechka juna junus juozas
        jura jurgita juri jurii jurij juris juriy jurka jurok jurre jusef jusif justas justina justinas justus justyna jusuf
        jusyef jutta juul juvenalii juvenalij juvenaliy juvyenalii juvyenalij juvyenaliy jyenechka jyenia jyenja jyenka
        jyenya jyenyechka jytte kacper kader kadinana kadri kaha kahaber kahabyer kahir kairat kaja kajetan kajrat kajus
        kakha kakhaber kakhabyer kala kalgay kalina kallistrat kalman kalpit kamala kamar kamil kamila kamilla kamola kamran
        kamron kamya kanak kanat kandef kanpulat kapagan kapitolina kapiton karabas karaca karaer karakucak karan karanbay
        karapet karapyet karatas karcan kardelen kare karel karlfried karlheinz karlijn karlina karlis karlo karlos
        karlukhan karol karola karolin karoline karolis karoly karp karsten karyen kashish kashvi kasian kasif kasim kasimir
        kasjan kaspar kaspars kasyan kata katalin katcha katenka katerina kathe katherina kathi kathrin katia katiuha
        katiukha katiusha katjuha katjukha katjusha katka katrine katyenka katyerina katyuha katyukha katyusha kaver kavurt
        kavya kayagun kaygusuz kayit kayrabay kayrat kazbek kazbyek kazim kazime kazimierz kazimir keano kefser kelami keld
        kemal kenan kenjebek kenjebyek kenjyebek kenjyebyek kenn kenter kenzhebek kenzhebyek kenzhyebek kenzhyebyek kerime
        kerman kestutis kete ketevan ketyevan keya kezban khabib khachatur khachik khadizha khalil khamid khaniia khanija
        khaniya khariton kharlampii kharlampij kharlampiy khasan khatira khatuna khikmet khikmyet khose khosye khristofor
        khuan khurshed khurshid khurshyed khusein khusejn khuseyn khusyein khusyejn khusyeyn kiaan kiamalia kiamalja
        kiamalya kibar kick kifaye kike kiki kilian kilicbay kinel kinga kipras kir kiramettin kirat kirgiz kirill kiriusha
        kirjusha kirstine kiryusha kismet kitan kitti kivilcim kiyasi kizil kiziltunc kjamalia kjamalja kjamalya kjeld
        kjersti kjetil klaas klare klaudia klaudie klava klavdii klavdiia klavdij klavdija klavdiy klavdiya klavs klemens
        klement klim kliment klimyent klothilde knud koba kocabas kocak kockan koen koker koktas koldan kolia kolian kolja
        koljan kolya kolyan koncagul kondrat kondratii kondratij kondratiy konguralp konkordiia konkordija konkordiya konon
        konradus konstantin konstantinos konstanty konstanze konul kopan koray korbinian kordula korinna korkmazalp kornel
        kornelia kornelija kornelius kornil korugan kosemen kostia kostik kostja kostya kosukhan kotryna kotuz kreszentia
        kreszenz kriemhild krish krisha krisjanis kriss kristaps kristers kristiana kristiane kristjan kristof krists
        kristupas kristyna krisztian krisztina krisztofer kritika krystian krystof krystyna ksawery ksenia kseniia ksenija
        kseniya ksenja ksenya ksiuha ksiukha ksiusha ksjuha ksjukha ksjusha ksyenia ksyeniia ksyenija ksyeniya ksyenja
        ksyenya ksyuha ksyukha ksyusha kuanysh kubran kuddusi kumral kumush kunibert kunigunda kunigunde kuno kupriian
        kuprijan kupriyan kursad kutay kutgun kutun kuzia kuzja kuzma kuzya kveta kvetoslava kyamalia kyamalja kyamalya kyan
        kyano kyara kyenjebek kyenjebyek kyenjyebek kyenjyebyek kyenzhebek kyenzhebyek kyenzhyebek kyenzhyebyek kyetevan
        kyetyevan kyevin kyra laban lacin lada ladimir ladislaus ladislav ladislava ladli laerke laetitia laika laimonis
        lajita lajos laksh lakshit lale lali lalo lambert lamberto lando larissa lasha laszlo laure laureano laurence
        laurens laurent laurenz lauretta lauris laurita laurits laurynas laus laust lavanya lavize lavr lavrentii lavrentij
        lavrentiy lavryentii lavryentij lavryentiy laylo lazaro laze lazim laziz lazzaro lazzat leander leandra leandro
        ledun leha leire leisan leja lejla lejsan lekha lelik lenara lene leni lenia lenja lenka lenn lennarth lenochka
        lenya leocadia leocadio leokadia leoncio leone leonel leonhard leonor leonora leonore leons leontii leontij leontine
        leontiy leopoldine leopoldo leos lera lerochka lerze lesha lesia lesja lesya leszek leticija letizia lev leva levan
        levente levon leyla leyli leyre leysan lezize liaisan liajsan lialia lialja lialya liane liaysan liba liberto libni
        libor libuse licia lida lidiia lidija lidiya lidwina lieke liene liepa liesa liesbeth lieschen liesel lieselotte
        lieve liga ligita liia lija lika lila lilechka liliane liliia lilija lilit lilita liliya lilla lilli lilo lilya
        lilyechka limon linas linde line lino lioba lioha liokha liolik lionia lionja lionka lionya liosha liova lipika
        lisandro lisanne lisette lissi lissy liubasha liubim liubochka liubomir liubosmysl liubov liuda liudmila liudochka
        liusen liusia liusiia liusija liusiya liusja liusya liusyen liva livio liwia liya liza lizaveta lizavyeta lize
        lizete lizonka lizz lizzy ljaisan ljajsan ljalia ljalja ljalya ljaysan ljiljana ljuba ljubasha ljubica ljubim
        ljubochka ljubomir ljubosmysl ljubov ljuda ljudmila ljudochka ljusen ljusia ljusiia ljusija ljusiya ljusja ljusya
        ljusyen lodovico loek loes lohit loida lolita lolla lona lone longin loni lopa lope lora lore lorenz lorenza loreto
        lot lothar lotti lubomir lubos luce luchezar luchiia luchija luchino luchiya lucho luchyezar luciano lucie lucija
        lucila lucio lucky lucrezia ludek ludger ludmilla ludovico ludvik ludwina lufen luigi luigina luise luisina luitgard
        luka lukasz lukeria lukerja lukerya lukian lukiia lukija lukiya lukjan lukyan lukyeria lukyerja lukyerya lumir
        lupita lusine lusinye lutfi lutz luuk luz luzia luzie lyaisan lyajsan lyalia lyalja lyalya lyaysan lydie lyeila
        lyeisan lyejla lyejsan lyena lyenara lyenka lyenochka lyeon lyeonid lyeontii lyeontij lyeontiy lyera lyerochka
        lyesha lyesia lyesja lyesya lyev lyevan lyevon lyeyla lyeysan lyoha lyokha lyolik lyonia lyonja lyonka lyonya lyosha
        lyova lyuba lyubasha lyubim lyubochka lyubomir lyubosmysl lyubov lyuda lyudmila lyudochka lyusen lyusia lyusiia
        lyusija lyusiya lyusja lyusya lyusyen maaike maanas maanav maarten maartje macarena macaria macario macide maciej
        macs madara made madelief madhav madhavi madiiar madijar madina madiyar madlen mads maftuna magarete magdalene
        magdolna magne magomed magomedrasul magomyed magomyedrasul magret magrit mahigul mahika mahir mahmud mahmut mahnaz
        mahsun mahter mahulena maie maiia maik maike maiken maikl maite maiya majia majja majkl majya makar maks maksat
        maksim maksimilian maksimiljan maksimilyan maksude maksur maksymilian malak malena malene malika malle malou malthe
        malwina mamen mamuka manaf manan manana manbir manja manola manolo manon mansur mansurali mantas mante manthan
        manuelita manya maqsud mar marat marcantonio marcelina marcelino marcell marcella marcelle marcello marcelo marcial
        marciano marcio marcos mare mareen mareike mareile mareks maren marfa margarete margarethe margarita margaud margaux
        margherita margita margitta margo margrethe margrieta margrit marguerite margus marianela marianna mariano maribel
        marica maricela maricruz mariechen mariele marieluise marietta mariia marija marijan marijn marik marine marinka
        marino marinus mariola maris marisela marisha maristela marite mariusz mariya marjam marjan marjona markas marketa
        marleen marlen marlies marliese marlis marlyen marsel marsyel mart marte marthe martian martine martino martins
        martirio martjan marton martyan martynas marusia marusja marusya marya maryse marzena masar masha mashenka mashka
        mashulia mashulja mashulya mashyenka maside massimiliano massimo masume matanat matas mate matej mateusz mathijs
        mathilde mati matilde matiss mato matous matrena matriona matryona matthaus matthias matthieu matthijs mattia matvei
        matvej matvey matvyei matvyej matvyey matyas mauricio maurilio maurits maurizio mauro maurycy maxi maxima maximiano
        maximiliano maximino maximo mayia mayja maykl maynur mayte mayya maza mazlum mechislav mechthild mechthilde mechtild
        mecide mecit meda medeja meelis meera mees mefarettin mefharet mefodii mefodij mefodiy megha meghana mehdiqulu
        mehdiye mehin mehman mehmed mehmetzahir mehmyet mehrigul mehrimoh mehti meik meike meinhard meinolf meinrad meiram
        mejram mekhala mekhmet mekhmyet mekhti melaha melaniia melanija melaniya melchor meleknur melihcan melikkan melisa
        melita melitta melle melul memili menfeat mengi menguc menisan merab meral merba merche merdi merel merete merethe
        merijn merike merim merle mertel meruert meruyert merva meryem meryeme merzuk meshur mestur mesude mesut meta metin
        metinkaya mette meveddet mevludiye mevlut meyhanim meyram meyransa mezide mger mgyer micaela micha michaele michail
        michala michela michelangelo micheletto michelotto mie mieszko migel migle miguela migyel mihaj mihaly mihay mihei
        mihej mihels mihey mihhail mihin mihkel mihrab mihriye mihyei mihyej mihyey mijo mik mikayil mikelis mikels mikhaela
        mikhai mikhaj mikhay mikhei mikhej mikhey mikhyei mikhyej mikhyey mikkel miklos mikolaj mikulas milada milagros
        milana milay milda milen miliausha milica milii milij militsa miliy miljausha milka mille milos miloslav miloslava
        milosz milou milovan miluse milyausha milyen milyena mimi mindaugas minibe miodrag mir miran miras miray mirbadin
        mirco mirdza mireia mirella mirjana mirko mironshoh miroslav miroslava miroslaw miroslawa mirta mirte mirthe misha
        mishania mishanja mishanya mishat mishka misra mitali mitesh mitia mitja mitofan mitya miyesser mkrtich modest
        modesta modesto modris modyest mogens mohini mohinur mohira mohlaroyim mohsim moisei moisej moises moisey moisyei
        moisyej moisyey mojmir mokei mokej mokey mokhira mokyei mokyej mokyey monis monja montserrat morena moreno moritz
        morris morten mstislav muarra mubariz mubetcel mubina mucahit mucellib mucevher muferrih mufide mufit mugber mugdha
        muhammadali muhammadamin muhammadamir muhammadayub muhammadaziz muhammadrizo muhammadsafo muhammadsodiq
        muhammadsolih muhammadumar muhammadyasin muhammadyusuf muhammadziyo muhammed muhammet muhammyed muharrem muhip
        muhiye muhsina muhtar muhyettin muizza mujde mukbile mukhammad mukhammed mukhammyed mukhtar mukramin mukrume
        muktedir mulayim mumtaz mumtaze mumtoz munezzer munif munisa murad muradhan muradkhan murat muratcan muret murit
        murod mursalina musa musafet musaffa musemma musfira mushtariy muskunaz muslim muslima muslum mustafo musure mutasim
        mutluhan muvaffak muvahhide muveddet muxlisa muxtar muzaffer muzayyana muzdalifa muzekker myechislav myefodii
        myefodij myefodiy myehmet myehmyet myehti myeiram myejram myekhmet myekhmyet myekhti myelaniia myelanija myelaniya
        myerab myeruert myeruyert myeyram mykola myriam myrthe mziia mzija mziya nachiket nacho nacio nada nades nadeschda
        nadeshda nadezda nadezhda nadin nadiusha nadjusha nadya nadyejda nadyezhda nadyusha nafii nafile nafisa nagi naglis
        naide nail nailia nailja nailya naina naja nakif nakip naksh nakul nalan namik namiq nana nando nandor nanni
        napoleone narciso narek narhanim nariman narine naringul narinye narkis naryek nas nasiba nastena nastia nastiona
        nastiusha nastja nastjusha nastya nastyona nastyusha nasuf nata natali nataliia natalija natalio nataliya natalja
        natalya natan nataniel natascha natashka natasja natasza natella nath natiia natija natiq natividad natiya natyella
        naud naum nayara nayil naz nazar nazaret nazarii nazarij nazario nazariy nazende nazgul nazi nazidil nazilia nazilja
        nazilya nazim nazimet nazir nazli nazlihan nazlim nebih nebiha necati necdat necilal necmettin necva nedas nedda
        neel neelima nefaret nefiye nehip nejdet nela nelia nelida nelja nelya neptun nerea nereida neriban nerijus nerim
        neringa nermin nesfe nesip neslinur nesrin nestor nete netra neval nevenka nevgin nevise nevsal nevsale neyran
        nezengul nezihi nezize nicat niccolo nicodemo nicolai nicolaj nicolasa nicolaus nicoletta nicoline nicolo nidhi
        nidjat nidra nidzhat niek niels nienke nieves nifont nigar nigiar nigjar nigmet nigora nigyar nihad nihai nihal
        nihan niharika niiaz nijaz nika nikandr nikanor nikifor nikodem nikodim nikol nikolaj nikolajs nikolaos nikolas
        nikolaus nikolay nikolett nikoletta nikon niks nilcan nilda nili nilima nilo nilufar nimrat ninel ninetta nino
        ninochka ninthe ninyel nirgul nirja nisa nitara nitesh niura niusha niyaz niyazi nizami njura njusha nodar nodira
        noe noelia noelle nojus noman nonna noor noortje norah norberto normunds notburga noud nout novruz nozima nubar
        nudret nugzar nura nurai nuraj nural nuran nuray nurbanu nurbek nurbyek nurcan nurda nurdeniz nuretdin nurettin
        nurey nurgil nurgul nurhayet nuri nuria nurice nuriya nuriyet nurjan nurkan nurlan nurlana nurlanbek nurlanbyek
        nurmelek nurmuhammad nursan nurseda nurser nursim nursultan nurtac nurten nuru nurulla nurullah nurveren nurzhan
        nuyan nydia nyelia nyelja nyelli nyelya nyestor nynke nyura nyusha obdulia oceane octavio oda odalis odalys odd
        odeline odette odika odina odkanli oeshi ofeliya oganer oganes oganyes oge oget ogulbas ogurata ogus oguzman oibek
        oibyek oivind ojas ojasvi ojbek ojbyek ojvind okanay okbay okguclu okkas oksana oksanka okseven oktiabrina
        oktjabrina okturemis okturk oktyabrina okyalaz olaf olalla olca oldag oldrich olechka olegario olejka oleksandr
        olena olenka olesia olesja olesya olezhka olfert olgerd olgerts olgierd olgyerd olia olimpiada olimpii olimpij
        olimpiy olivie olivier olivija oliwier olja oljas olka olus olya olyechka olyeg olyejka olyeksandr olyena olyenka
        olyesia olyesja olyesya olyezhka olzhas om omaca omaja omina omisha omkaar omriye omur omya onat oncel ondrej onel
        ongay ongen oni onkar onofre onsal onufrii onufrij onufriy onuker onurcan onursu onveer oqtay oranli orazio orcin
        orduxan orest orestas oreste orfiye orgun orhan oriana orik orinder orkhan ornella orni orsolya ortak ortrud ortrun
        ortwin oruc orxan oryest oryurek osha osip osiyo oskars ostap ostromir osvald osvaldo osvalds oswin otabek otabyek
        otakar otar otay otfried othmar otilija otmar oto ottavio ottfried ottilie ottmar ottokar ottomar ottone otylie
        ovanes ovanyes over ovidio oviya ovli ovun oxana oybek oybyek oymak oysha oystein oyvind ozakan ozalpsan ozansu
        ozaslan ozay ozbay ozbilek ozbilge ozcam ozdal ozdes ozdil ozdogdu ozel ozerdinc ozertem ozge ozger ozgun ozgur
        ozinal ozkent ozkutlu ozlem ozlu ozokcu ozpetek ozpinar ozsozlu oztek ozturk ozudogru ozyurt paata paca pacifica
        paco pahal pahom paker pakhom paksu pal pallavi palle palmira paloma pancho panfil panfilo panini pankrat pankratii
        pankratij pankratiy pantelei panteleimon pantelej pantelejmon panteley panteleymon pantelyei pantelyeimon pantelyej
        pantelyejmon pantelyey pantelyeymon pantyelei pantyeleimon pantyelej pantyelejmon pantyeley pantyeleymon pantyelyei
        pantyelyeimon pantyelyej pantyelyejmon pantyelyey pantyelyeymon paoletta paolo paramon parfen parfion parfyen
        parfyon paride parth parvin parviz pasa pascal pascale pascual pascuala pasha pashka pasqual pasquale pastor pastora
        patience patimat patricie patricio patrizia patrizio patryk paulette paulino paulius pauls pavani pavla pavlina
        pavlo pavyel paw paye paz peace peer peeter pehlil pekkan pelageia pelageja pelageya pelagyeia pelagyeja pelagyeya
        pelayo pellegrino pembesin pepe pepijn pepita pepito peren perinur perla perlita permun pernille pero pesent petar
        peteris petia petja petr petras petro petrona petros petya phileine philipp philippe philippine philomena piedad
        pien pier pierangelo piergiorgio piergiuseppe pierina pierluigi piermaria piero pierpaolo piersanti pieter pietro
        pijus pili pim pimen pimyen pina pio pirahmet piran piret pirmin piroska piter pityer pius placido platon pleun
        plinio pol polad polia polikarp polina polinka polja polya pompeo pomponio poncio porfirii porfirij porfirio
        porfiriy potap poul povilas praneel pranit praskovia praskovja praskovya pratyush preben premysl priit primitiva
        primitivo priscila prisha priska prohor prokhor prokl prokofii prokofij prokofiy prov prudencia prudencio przemyslaw
        puccio puck puk punhan purcek purificacion pushti pyedro pyekka pyelageia pyelageja pyelageya pyelagyeia pyelagyeja
        pyelagyeya pyer pyetia pyetja pyetr pyetro pyetya pyotr qabil qadim qadir qalib qaratel qarin qasim qiyas qosqar
        quincy quinten quinty quique quirino qulam qulu qumru qushi raagini rabbiye rabea rabih rachana rachit rachita radek
        radhika radii radij radik radim radislav radiy radjab radka radmila radomir radoslav radoslaw radovan radvile
        radzhab raf rafa rafaela rafail rafal raffaele raffaella raffaellino raffaello rafia rafih rafik rafiq rafis raghav
        ragna ragner rahel rahim rahiye rahman rahmet raia raik rail raimondo raimonds raimund raimundo rais raissa raivis
        raivo raja rajata rajeshri rakhim rakhman rakide raksha ramadan ramaz ramazan ramid ramil ramilia ramilja ramilya
        raminta ramiro ramis ramiz ramunas ramune ramzan rana ranbir randi randolf ranieri ranveer raphael raphaela rasa
        rashad rasim rasma rasul ratibor ratmir rauf raushan ravil ravshan raya rayaan rayan rayhona rayla raymund rayyona
        razi razil rebeka rebekka rebihat recep recepali reda reet refet refik regine regitse regitze regulo rehaan rehime
        reichel reichyel reidun reimar reimer reimund rein reina reinald reinaldo reiner reingard reinhard reinhardt
        reinhart reinhild reinhilde reinis rejchel rejchyel reka remazan rembrandt remedios remigio remo remy rena renat
        renate renato rene rengul reni rens renske renzo resi resulcan reva revaz revza reyansh reychel reychyel reyes
        reyhan reyna reynaldo rezin rezo rezzak ria ricarda ricardas ricards riccardo ricciotti richardt rico ridhi rifat
        rifkiye rigo rihards rik rikke rimante rimma rinat ripsime ripsimye risalet ritochka ritt riurik riya riyad riza
        rizvan rjurik roan roar robby robertas roberts robiya robyert rocco rochus rocio roderich rodion rodolfo rogelio
        rohat rojnu rojus rokas roksana rolandas rolando rolands roldan roma romana romchik romka romolo romuald romualdas
        romulo romy ronaldo ronith ronni roos roque rosalia rosalie rosalina rosalinda rosalinde rosalva rosaria rosaura
        rosel roselinde rosemarie rosenda rosendo rosi rosina rosl rosmarie rossana rostislav roswita roswitha rotraud
        rotraut rouven rovshan roya roziya rozsa rubeyda rubyen rudi rudiger rudite rudolfs rudolph rudra rufat rufina
        rufino ruggero ruggiero rugile ruhide ruhsat ruhshona ruhugul ruknettin rumaysa rumeysa ruperta ruperto ruqiya rusen
        rushan rushil ruslana rusne rustam rustem rustyem rusudan ruta rute ruthild ruy ruzanna ruzena ryegina ryeichel
        ryeichyel ryejchel ryejchyel ryena ryenat ryenata ryevaz ryeychel ryeychyel ryezo ryszard ryte rytis ryurik rza
        saanvi saar saba saban sabas sabatino sabettin sabih sabihe sabine sabir sabri sachi saci sadat saddam sadeti sadia
        sadiman sadiq sadittin sadiya sadiye safet safii safina safinaz safiya safura sagcan sagit sahat sahdiye sahigul
        sahil sahin sahinbey sahinder sahir sahlar sahmar sahmettin sahnaz sahnuray sai saida saidbek saidbyek saire saken
        sakina sakip sakir saksham sakyen salami salavat sali salih salimet salkin salman salohiddin salome salomon salud
        salurbay salvatore salvi samahat samaksh samal samandar samanta samar samarth samed samesh samiha samil samina
        samiya samson samuil samurtay samvel samvyel samxal samyed sanat sanavber sanaya sancak sancar sancho sandalio
        sander sandis sandor sandro sandugash sanek sania saniia sanija saniok sanita saniya sanja sanjar sanjara sanli
        sanne santa sante santino santos sanur sanya sanyok sanzhar sanzhara saodat sapa sardor sargin saricabay sarina
        sarka sarkis sarmite sarpkin sarthak sarunas sarvan sarvar sarvinoz sarya sashka sathvik satia satrettin saturnina
        saturnino saule saulius saulye saumya savak savelii savelij saveliy saverio savki savni savva savvatii savvatij
        savvatiy savyelii savyelij savyeliy sayali sayan saydam saygin sayin sayrak sazime sebastiaan sebastiano sebastien
        sebattin sebigul sebla secgul secme seda sedat sedife sefer sefi sefiye segismundo seha sehamet sehel sehreban sehza
        sejda sekim selaheddin selale selatin selcan selcen selcuk seler selime selivan seliverst selivyerst selmin selvi
        sem semat semen semender semine semion semra semrin semsettin semsinisa semyen semyon sencar sendogan senia seniha
        senja senkal senn senna sennur senol senta senya sep sepp seracettin serafeddin serafim serafima serafina serda
        seref serega sereja serezha serezli serfinaz serge sergej sergey sergii sergij sergius sergiy sergyei sergyej
        sergyey serhatmehmet serik serikjan serikzhan serioga serioja seriozha serj serma serman sernur serol serpil server
        servinaz seryoga seryoja seryozha serzh seva sevara sevastian sevastjan sevastyan sevcan sevda sevdi sevdinar seve
        severiano severino severo sevgen sevginur sevican sevil sevim sevinc sevinch sevindik sevket sevketfeza sevla
        sevsevil sevyerin seyda seydo seyfulla seyfullah seyhan seyithan seymur seyran seyyide sezal sezen sezginbas shagen
        shagyen shahban shahin shahina shahlo shahnoza shahriyor shahzod shahzoda shakhban shakhin shakhlo shakhnoza shamhan
        shamil shamkhan shaurya shavkat sherzod shivani shivansh shohjahon shohrux sholpan shota shravya shuhrat shukhrat
        shukrona shura shurik shushan shyerzod shynar sibel sibilla sibille sibylla sibylle sidar side sidki sidor siegbert
        siegfried sieghard sieglinde siegmar siegmund siegrid siegried siegrun siegward siem sigfrido sigfried sigismund
        sigita sigizmund siglinde sigmar sigmund sigrun siim sil sila silan silantii silantij silantiy silanur silje silke
        sille silva silvester silvestr silvestre silvestro silvie silvija silvio silvyestr sima simas simber simen simonas
        simonetta simten sina sinaida sinasi sindre sine sinklitikiia sinklitikija sinklitikiya sintija siper sirac siranush
        sirap sirin sirivan sirje sirriye sirzad sissel siti sittik sixi siya siylihan sjoerd skaidrite slava slavena
        slavica slavko slavomir slawomir slobodan smilte snejana snezhana snyejana snyezhana socorro sofa sofiia sofija
        sofiya sofja sofon sofron sofya sohret sokmen sokrat sol sole soledad soliha solma solmaz solomiia solomija solomiya
        solomon solvej solvita sona sonad sonata sondre sonechka songul songurkan sonke sonnur sonyechka soraya sorine sos
        sosimo soslan soso soydaner soykan soykut soyler soyselcuk sozer spartak spiridon stanimir stanislaus stanislava
        stanislavs stanislaw stas stasik stavros steen stef stefani stefaniia stefanija stefaniya stefano steffen steffi
        stein steinar stepa stepan stepanida stepanka stephan stephane sterre stian stijn stilla stine stiopa stiv stiven
        stivyen stjepan stoian stojan stoyan styefaniia styefanija styefaniya styella styepa styepan styepanida styopa suat
        suayp subhan subutiye sucaettin sudi sudiksha sugra suha suhani suheyda suhrob sukhrob sukri sukru sukufe sukur
        suleyla suleyman sulhi sultan sultane sumayya sumerya sumeyye sunay sunel suner suphi suren suryen susam susanita
        suse susen susi sussanne sussie suus suvari suze suzer svatopluk svatoslav svein svenja svenning sverre sveta svetik
        svetka svetochka svetozar sviatopolk sviatoslav sviatoslava svjatopolk svjatoslav svjatoslava svyatopolk svyatoslav
        svyatoslava svyeta svyetik svyetka svyetlana svyetochka svyetozar swantje swen swetlana sybilla sybille syeda
        syelivan syeliverst syelivyerst syemen syemion syemyen syemyon syenia syenja syenya syerafim syerafima syerega
        syereja syerezha syergei syergej syergey syergii syergij syergiy syergyei syergyej syergyey syerik syerikjan
        syerikzhan syerioga syerioja syeriozha syerj syeryoga syeryoja syeryozha syerzh syeva syevastian syevastjan
        syevastyan syevda syeverin syevil syevyerin sylke sylvana sylvester sylvio sylwia synnove sys szabolcs szilard
        szilveszter szilvia szymon tabea taciddin tacnur tadas tadeas tadeo tadeusz tagangul tagir taimuraz taisiia taisija
        taisiya tajmuraz tajus takhir talant talayer talgat tali talib talibe tamanna tamas tamasa tamaydin tamaz tamerlan
        tamilla tamuna tamyerlan tan tanak tanay tanbay tandogdu tanechka tangul tanhan tanir tanish taniusha tanjusha tanka
        tanmayi tanpinar tanses tansev tansig tanveer tanyechka tanyolac tanyu tanyusha tarak taranci taras tariel tariyel
        tartis tasar tasia tasja taskan tassilo tasvir tasya tatevik tatyana tatyevik tautvydas tayaydin taygan taylak
        taymuraz tayyibe tayyip teber tecimer tecla teerth teimuraz tejas tejmuraz tejs tekbay tekecan tekiner tekla teknaz
        teksoy telemaco telim telman telmo telse tema temime temir temirhan temistocle temizkal temucin temur temuri tengiz
        tenis tenvir teobaldo teodoro teodors teodosio teofila teofilo tercan tere terentii terentij terentiy teresita terez
        tereza terezia terje terlan teryentii teryentij teryentiy teun tevs teybet teymur teymuraz teymurcin tezcan tezol
        thaddaus theda thekla theobald theodora theodoros theophile thibault thibaut thierry thies thijmen thijn thijs thilo
        thoralf thorben thorsten tibor tiburcio ticen ties tigin tigran tihon tiit tijmen tijn tijs tikhon till tillmann
        tilly tilman tilmann tilo timm timofej timofey timofyei timofyej timofyey timoha timokha timoteo timothee timur
        timurtas tinal tinatin tine tino tioma tirza tit titas tito tivadar tiziana tiziano tobiasz tofik tofiq togan togrul
        toker tokoz toktug tola tolegen tolegyen tolia tolian tolik tolja toljan tolonbay tolya tolyan tolyegen tolyegyen
        tomasa tomiris tomislav tomochka tomris toms tomurcuk tone tonechka tonguc tonia tonino tonja tonje tonny tono tonu
        tonyechka toomas topuz toralf torben torel torhan toribio torill torquato tosha tosia tosja tosya tovuz toy traude
        traudel traudl traugott traute trifon triin trine trini trinidad tripti triveni triya troels trond trude trudel
        trudi tugcan tugce tugrulhan tugtas tukelalp tulay tule tulin tullio tulun tumer tumkurt tunahan tunar tuncboga
        tunckilic tunguc turabi tural turan turcan turcein turgut turid turkalp turkan turkmen turknur turvi turxan tutkucan
        tutkun tutu tuyug tuzeer tuzenur tverdislav tvorimir tvyerdislav twan tycho tyeimuraz tyejmuraz tyemur tyemuri
        tyengiz tyerentii tyerentij tyerentiy tyeryentii tyeryentij tyeryentiy tyeymuraz tygo tymon tymoteusz tyoma ubaldo
        uberto ubeydullah ubika ucan ucbeyi ucchal ucgul udant udarsh udo udyati uffe ufukay ugan uge ugne ugo ugolino ugur
        ugurkan ugurtan ulakbey uldis ulduz ulfet uli ulia ulian uliana ulises ulja uljan uljana ulke ulker ulkudes ulkum
        ulkyer ulle ullrich ulrich ulrike ulu uludag ulugbek ulugbey ulugbyek uluman ulutay ulvi ulviia ulvija ulviya ulya
        ulyan ulyana ulzhan umang umar umberto umed umid umida ummahan ummahani umman ummet ummuhan umray umusan umutcan
        umyed unal undine unek unlen unnati unni unsever unubol upadhriti upasna upkaar upma uraltay urbano urfan urfettin
        urhan urishilla urmas urmi urper urs ursel urszula urte urvashi urvi us usame uschi ushan usmon ustin ustun uta ute
        utkarsh utkucan utz uyanser uygun uzbay uzer uzeyir uzsoy vaagn vacibe vaclav vadik vafir vagan vage vagif vagn
        vagram vagye vahid vahittin vahtang vaida vaidas vaishnavi vaja vajen vakare vakhid vakhtang vakris vala valda
        valdis valeh valentijn valentine valera valeri valerian valerii valeriia valerij valerija valerio valeriy valeriya
        valerjan valerka valero valeryan valeska valia valid valija valja valya valyentin valyentina valyera valyerian
        valyerii valyeriia valyerij valyerija valyeriy valyeriya valyerjan valyerka valyeryan vamakshi vanda vanka vansha
        vanya vaqif vardan varenya varfolomei varfolomej varfolomey varfolomyei varfolomyej varfolomyey vargin varia varja
        varlaam varlik varsha varya vasana vasare vasatika vasco vasia vasif vasilii vasilij vasiliy vasilye vasja vassilios
        vasudha vasya vasyl vatslav vaysal vazeh vazgen vazgyen vazha vecide veda vedant vedat vedhika vedika veer veerle
        vefia vegard veis veit vejune velimir velitdin vello velta venancio venceslas vendula venedikt vener veneranda
        venyedikt venyer venyera verde verena verim verochka veronique vesna vezat vezrife viacheslav viachyeslav vicenta
        victoire victoriano victorino vidadi vidal vidhi viesturs vigilija vigo vihaan vija vika vikentii vikentij vikentiy
        viktorie viktoriia viktorija viktorin viktoriya viktors vikulia vikulja vikulya vikusia vikusja vikusya vikyentii
        vikyentij vikyentiy vildane vilde vilem vilen vilis vilius villads vilmos vilnis vilte vilums vilyen vinaya
        vincentio vincenza vincenzo vineta vinicio vinko vinzenz violetta violyetta virag viraj virgilio virginie viridiana
        visitacion vissarion visvaldis vit vita vitali vitalii vitalij vitalija vitalik vitalina vitaliy vitek vitezslav
        vitia vitiok vitja vito vittoria vittorio vitus vitya vityok vivaan viviane vivien vjacheslav vjachyeslav vlada
        vladik vladilen vladilyen vladimira vladislava vladislavs vladlen vladlyen vlado vlas vlasta vlastimil vojtech
        voldemars volker volkhard volkmar volodia volodja volodya vova vovka vratislav vrinda vrishti vritti vsemil vseslav
        vsevolod vsyemil vsyeslav vsyevolod vugar vuqar vurgun vusal vyacheslav vyachyeslav vyanjana vyelimir vyenedikt
        vyener vyenera vyeniamin vyenyedikt vyenyer vyenyera vyera vyerochka vyeronika vysheslav vyshyeslav vytautas vyte
        wahab waida wakeeta walburga waldtraut walentina walfried walli walther waltraud waltraut waltrud warda warhi
        warinder warjas watika wazir weena wenche wencke wendelin wenke wenzel wera wessel wibke widisha wiebke wieland
        wieslaw wigbert wiktor wilfredo wilfried wilfriede wilhelmine willem willfried willi willibald willibert wiltrud
        winfried winni winnie wishi witold wladimir woldemar wolf wolfgang wolfhard wolfram wout wouter wriddhish wridesh
        wulf xalak xalid xaliq xamis xanim xankisi xanlar xaver xavi ximena xiti xolid xosrov xudaverdi xudayar xudu xumar
        yachana yadavi yadigar yagin yagizkurt yagnesh yago yahsi yahsikan yahvi yahyo yaiza yakim yakov yakub yalazabay
        yalcin yalgin yalin yaltirak yamin yamini yana yanina yanki yannick yanochka yanuarii yanuarij yanuariy yaqub yargi
        yarik yaropolk yaroslav yaroslava yasan yasar yasattin yasemen yasemin yasha yashasvi yashawini yashica yashoda
        yashodhara yashvi yasina yasmina yassin yasti yatan yatin yauvani yavuz yayak yazganalp yazgul yda yefim yefimiia
        yefimija yefimiya yefrem yefrosinia yefrosinja yefrosinya yefryem yegishe yegishye yegor yekaterina yekatyerina
        yekbun yekda yelena yelesen yelisei yelisej yelisey yelisyei yelisyej yelisyey yelizar yelizaveta yelizavyeta
        yelyena yemelian yemeljan yemelyan yemyelian yemyeljan yemyelyan yeneral yepelek yepifan yerbol yerbolat yeremei
        yeremej yeremey yeremyei yeremyej yeremyey yerjan yerkebulan yerkyebulan yerlan yermek yermil yermolai yermolaj
        yermolay yermyek yernar yerofei yerofej yerofey yerofyei yerofyej yerofyey yertan yeryemei yeryemej yeryemey
        yeryemyei yeryemyej yeryemyey yerzhan yeseniia yesenija yeseniya yesica yesil yessica yesyeniia yesyenija yesyeniya
        yetisal yeva yevdokiia yevdokija yevdokim yevdokiya yevfrosiniia yevfrosinija yevfrosiniya yevgenii yevgeniia
        yevgenij yevgenija yevgeniy yevgeniya yevgraf yevgyenii yevgyeniia yevgyenij yevgyenija yevgyeniy yevgyeniya
        yevlampii yevlampij yevlampiy yevpraksiia yevpraksija yevpraksiya yevsei yevsej yevsey yevstafii yevstafij yevstafiy
        yevstignei yevstignej yevstigney yevstignyei yevstignyej yevstignyey yevsyei yevsyej yevsyey yfke yigit yildir
        yildiz yilma yilmaz yinthe yochana yolal yonetmen yoruc yoshita yosif yosma yrsa yucel yucelen yug yuha yuhim yukha
        yukhim yulechka yulia yulian yuliana yulii yuliia yulij yulija yuliy yuliya yulja yulka yulya yulyechka yumun yuna
        yunis yunt yunus yura yurdanur yurdaser yurii yurij yuriy yurka yurok yurtguven yurtseven yurttas yusef yusif
        yustina yusyef yutika yuvenalii yuvenalij yuvenaliy yuvraj yuvyenalii yuvyenalij yuvyenaliy yves zacarias zacharias
        zacharie zafar zahar zahfer zahid zahir zahro zaida zaira zaitra zakaria zakariyo zakhar zakir zakiyaxon zalan
        zaliha zalina zaman zamett zamin zamiq zamir zane zaneta zanis zansi zarema zarina zarna zaryema zashil zaur zaurbek
        zaurbyek zauresh zauryesh zaven zavyen zayan zayd zaynab zayyan zaza zbynek zdenek zdenka zdislava zdravko zebirce
        zehaan zehnia zehra zehranur zejnab zekayi zeki zelha zelimhan zelimkhan zeljko zelma zemfira zemyna zemzem zenia
        zennun zenon zenta zerafet zeride zevlude zeynab zeynal zeynelabidin zeynep zeyno zeynulla zhahongir zhakhongir zhan
        zhanar zhanat zhandos zhaniia zhanija zhaniya zhanna zhasur zhdan zhenechka zhenia zhenja zhenka zhenya zhenyechka
        zhibek zhibyek zhora zhyenechka zhyenia zhyenja zhyenka zhyenya zhyenyechka ziba ziedonis ziggy zigrida zihni
        zikmund zilfa zilmil zinal zinnura zinnure zinochka zinovii zinovij zinoviy zita zivile ziya ziyaettin zlata zlatko
        zoey zofia zofie zohrehan zoia zoja zoltan zora zoraida zoral zoran zoriana zorjana zoryana zosima zoya zsanett
        zsigmond zsofia zsolt zsombor zsuzsanna zubayr zubeyde zufer zuheyla zuhra zukhra zulbiye zuleyxa zulfat zulfiia
        zulfija zulfiya zulfuye zulgarni zumre zumrud zurab zuzana zviad zyeinab zyejnab zyelimhan zyelimkhan zyemfira
        zyeynab zygimantas аарон аблен авгия августиан августин авел авер аверно авигея аво аврам аврели аврелии авреліи
        аврор авторка агапи агапии агатопод аглаи аглоида агнен агнеш агнешка агоп агъци адалберт адамина адеан аделин адем
        адра адрианиа адриян аела аерозол азалия азар аидемир аирен акашия аксакусти аксентия аксидан аксинтия алания алберт
        албина албияна алдин алевандър алевтин алег алек алекзандриян александрина александър алексиа алиана алисия алтая
        альбіна аліна амалія амбър амвросіи амория анамария анастасія анатолия ангелка андика андриана андріи анелина анета
        анза анимира аница анри антоалина антоанета антонела антонии ануша анхея аніта аполинария аралия аркадия аркадіи
        арсена аселина асифа астромерия атина аурора багра бацислава беатрис бела белисима беломира бенелена беримир берин
        берия беро берослав бетина бетино бечо бея билена билян бинко биньо бисенти биянка благодатка благои благомир
        благосвет благосвета блаже богдалина богданна богодар богои боголюб богомил богородка богослав богуслав богуслава
        бодромир бодурка божан божидар божидара божик божимир божин божинел божинела божко божо божур божурка боико боил
        боила боичо боне бонислав бонифация бонко боно борена бориска борянка боца бригита бронислава бързана ваклина
        валеріи вангелия ванухи варта варфоломіи васенка василина василь васка вашиля велиана велинна велиянка венда венеция
        венислава венчислава веніямин верена верислава веселин веселинка весислав весо веспасиян ветко веца вечко вигалот
        виго виделин виден видослав видю викенти вилиан вилизар вилизара вилислав вилия вилиян вилхема винету винко винсънт
        винченцо виолет виолета виолин виржиния висарион витко витлян витомир витомира витош вихрен вихрони вихър вичо виша
        вишетин вишка владилена владимер владлена володимир володимира вула възкресения въльо върбунка въца віктор вікторія
        віолетта віра віталіи габи гаврило галена галентин галиен галимир галиян гани ганислав ганна гануца ганцомир ганчо
        ганьо гаро гатьо гацо гвардиана гвоздеика гелемир генади генадивалериев генадии генислав генко геннадіи гено генчо
        гео геодим геомил георгелена георгица георгіи герга герган гергеи гергелюб гергин гердан гердана геро гертруда герчо
        гетислав гетко гето гецо гечо гешо гивеза гиздален гиздана гико гилдрои гліб гордана гордіи гория гоца графица грета
        григоріи гримяна гроздинка гъда гълъбица гюгра гюргя дакота дамяна дан данелина данило данимира данка данна
        дарданела дария дафинка деа деви делиана делчо деля делян деляна демир демирела демян дениандра дениз деника денимир
        денислав дениславена дениян денница денчо дердидас десилиан десимиляна десимир десислав десияна деслав деспин
        деспинка детелин дефлорина дечко дечо дечю дешо дея деян джана джанер джанко джиневра джулия диаманди диамантина
        диан дивизие дивил дида дидко диего дико дилмана дилян димитра динна добрина доика доменика доника дора дорина доста
        доча драгица дренка дюкяна евангелина евридика евстати евстатии евстахии евтим едвин едит едита едрю едуард еким
        ектар ектор елвис елдора елеан електрон елемаг еленица еленко елеонета елиан елиас елиезер елиз елизабет елин елина
        елиса елисия елица елко елма елфида ельо ема еманоил емануел емануил емануила емил емилиан емилиян емма емілія ендо
        еница енчо еньо еню ервин ергана ередин еремия ерик ерина ермиля ерол ерсен еріка есен естела етиен ефимена ефка
        ефросиния жаклин жанин жеина желязка женимира живомира жичка жорка жулиана заека замфир занго занка занко запрян
        зарко зафа зафер зафир захари захарин захаринка захо звездан звездемира звездин звездислав звездиян звездомир згура
        здравелин здравелина здравец здравко здравчо здухостина зенгин зика зинко зинови зиновіи златан златея злати златил
        златимир златиян златка златко златогор златозар златомир златомира златослав златослава златьо зоичка золтан зорян
        зузичка ивалена ивамина иванеса иваничка ивелиана ивинка иво иглика иено иеремия изидора илеана илианна илинда
        илиомар илич илия илиян илка илко илчо имилиан инан ингемунд инко инчо иоан иоана иоанна иован иованка иовица иовко
        иово иовро иовцо иовчо иожи иоил иоко иолина иолиян иолко иона ионика иосип иоханна иполит ириан ирин иринеи иринеус
        ириян ирко ирла ирма ирник исак исихия искрен искър исперих истан истатко истилияна истилян исус итко ихтиандър ицо
        ичо кадифеика калея калиса калуда камілла кануша карамелита карин карло кармен каролин карчо касиди каталинка
        катерин катинка каунка кветослава кеворк керанка кери кети кибер кимба кимбо кимон кимчо кинка кинта киприслав
        киприян кириен кирил кирило кирчо киряк киряки киряко кит китодар китомир китчица клавдія клеуна клоя козма коино
        коио коичо кокимира коко коле колчо кольо колю комнин константина корнелия костадинка костянтин кралина красидара
        красияна криси кристабела кристиана кристия кръстанка ксандриния кунка кьнина лазура лалка лалко лало лальо ламби
        ламбо ламбю ланселот ластър латин латко латьо латю лаца леа леандър левент левко левчо лека леко ленко ленче леонтіи
        леонід леопольд лесе лесь летисия лефтер либерта лидиика лилко лилчо лилян лилянка линда лихия личо ловчо лозан
        лозана лозанка лоранс лорена лоти лукан луко лукян лули лулчо лусио лусия лъчезарка любими любина люблина любов
        любослава люляна люсила лянка ліза лілія магдалена мадлен максимилияна малена малтина маноел манол манолина маноло
        мантас мануил мануш манчестърюнаитед манчо маньо маню марангони маргарит маргит марек мари марии мариика марин
        маринел маринета маринчо мариоллита мариотка маритна мариян марко маркус марлена марта мартен мартиниян маруш
        марчело маряна марія маса матеи матьо матю махно машо медиха меи мелъди мено мерилин меропа месак миглена микита
        миколаи милара милдия милиана милост минка миранза мирена миропа митошка михаилена михаилина михаило младлена момера
        моника мортадела мушана мілена наводненка надка надія наида наио наичо нако нани нанко нано нансимир нанчо наню
        нарцислав наско настимир настия настрадин наталія натанаил натко нафисат нафтали нацко нацо начиян начко начо невен
        невена невенко невилиян невян негослав негрита неделчо неделяна недислав недко недьо недю недялко неика неико неичо
        нелида нелко нелла нелчо нене ненко ненсислав ненчо неокли неолина нерес нешка нигрита никоела никола николина
        нионила нурета обретим огин огнемир огнена одарка оксенія октавия олек олекса олесь оливера олимпи омелян омуртаг
        оник онисим онуфри ончо опанас орина орися орлеана орлин ортодокси орфеи орхип орце оскар оханес охрім павелин
        павилия павко павлик павлин павлина павлинчо павломир паисии пако палвира палми палмиро паломина панаи панаиот панас
        панделис панкртииян пано панталеи панто пантю панчо паолина параскев параход парашкев парашкеван парашкевица пармен
        парунка паруш паско паспанахил пато патрик патьо паулин паулина паун паца пацо пачо пеико пеио пеиодон пеиолина
        пеитан пеичин пеичо пеко пелаи пеле пелина пенко пенчин пенчо пеньо пео пепелота пепислав периана перикъл персиана
        перуна перчо петиконгрес петинка петкан петко пето петраки петрана петриика петринел петрозар петромил петромира
        петрушка пилип плодовитка полексина полин преса прина пролетина простисвета прохір пріска пупи първолетка рада радиа
        радимира радка радосвета радостка раиничка раинка рамина рангел рандю расате рачко рачо рашко рашо раю раян реан
        ревка рем ренгия риана риналдо ристя ричард ричерд рия роберто робин робърт рогелина рогена родан розалин розалія
        розана розета розин розка розоцвет роио роксан роксана роксолана ромел ромелина ромен ромео ромил ромолета ромул
        роселина росенка росимир росислава роска роско ростиана ростимир ростислава ружка румислава русалия руска савета
        салина санка сахория светла светломир светломира светлю светослав свидна свободка світлана себастиан себахтин севан
        севар севастин севдалин севдан севделина севелин севета седеф седефчо селен селена семенарка сенко сергелинка сергіи
        сеслав сибила сиви сидер сидония сиен сиена силаги силвестра силвестър силви силвио силвия силвиян силян силяна
        симеон симо симона синтия сирман сисоя сифоня слав славдо славе славеико славея слави сладоледка смехотерапия
        сніжана соломія софиика софія спасияна спирела стависара стаматка станиела станимирка станіслав сташа стелина стефан
        стефани стеяна стоимена столетка сузи съвестина сърменка ташимира теа телефонка темира теодор теодора теодоси
        теодосии теодослав теодостин теофан теохар тервел тереза теса тетяна тигрони тилиана тило тильо тимо тимон тимотеи
        тимофіи тимчо тино тинчо тихол тихомир тишо тоанета тоде тодомирка тодораки тодорин тодорина токимир толек толиана
        толю томинка томислав томо тоне тони тонимир тонислав тоницвета тончо топалко тополко тотко тотьо тотю тоцо тошка
        трифонка трохим троша труфана тръпка туфка улиана урима устим фабияна фатиме федір феня фикия филатеи фили филидан
        филион филип филипас филипини филипопол филко филомир филчо фильо фимка финдо фиро фирчо фичо флавия флори флориан
        флорика флорин флоро фори фосил фотинка францислав фрацил фреди фродо фронка фуго фъстък фьодор хавтелин хана ханко
        хараламби харалампи харалан харбингър хари харизан харитония хасатин хачо хвоине хебър хектор хенриета хераклит
        хернани хефестион химинаи хинка хинко хино хитко хома хороз храбрин храбър хранимир хранислава хрелко хрельо
        хрисанка хрисим хрисимир хрисо христалин христела христивилин христиела христилиан христилияна христина християн
        христо христодор христоелена христозар христозорнициан христозорницомил христомил христомир христослав христя хрисчо
        хрондел хрусан хуана хубав хубавелка хубавен хубан хубен цанета цветана цветелина цветилена цветлина цветолилия
        цветяна цеца цола цоню цоня цоцо цочо цъки чавдар чанкете чанко чано чаньо чардафон чардафона чауш чачия чачо чвор
        чедомир ченко ченю чепо череша черньо четвърта чиио чико чило чонар чони чоно чоню чочо чочомир чубрик чубрина
        чудомир чудослав чук шабан шана шанко шаноу шаро шена шенко шенол шехерезада шибил шидер шинко шино шипчан ширко
        шишман шкодри шмильо шмулю шпилко шушо щедрин щедю щеки щено щеню щериана щерион щериян щерко щерьо щефания щилиян
        щилян щилянка щирян щоно щтилка щтърбан щтъркан щурк щърбан щъркан ъглен ъгленка ълен ърнест ъруин ърчо ъчка
        ьобирдар юги юлиена юлиян юнона юрдан юри юрита юстианна юстим юстин юстиниан яблен ябленка явор явора яго язо яко
        якоб якослав яків ялислава янадин янаки янакин яначко яне янег янедин янек яни яниел яник янимир янис янислав
        яниславия яничко янка янко янкул яно яномил янтар януш янцислав янче янчо ярема ярина ярка ярно яромир ярце ярчо
        яръм ярю ясена ясер ятан ятана яцо ячо яшар яшка яшо яшон
    """,
}
"""By language; `others` are those of neighbours and guests, and Russian names in Latin letters."""

SURNAMES = {
    "others": """
        arslan aslan aydin balogh becker berzins bianchi bui celik cetin chen choi colombo dang demir dogan esposito farkas
        fernandez ferrari fischer garcia gomez gonzalez guo hoang hoffmann horvath hu huang ilves ito juhasz jung kalnins
        kang kara kask kato kaya kilic kim kiss kobayashi koc korkmaz kovacs kukk kurt liu lopez ma magi martinez meyer
        molnar muller nagy nakamura nemeth nguyen ozdemir ozkan ozols ozturk papp park perez pham phan polat rebane ricci
        rodriguez romano rossi russo saar sahin sanchez sato schmidt schneider sepp simsek sun suzuki szabo takacs tamm
        tanaka toth tran varga vu wagner wang watanabe weber wu xu yamamoto yang yildiz yilmaz zhang zhao zhou zhu
    """,
    "ru": """
        ван кан ким ли лим лю нам пак тен хан хван цаи цои чжан чон чэнь шин юн
    """,
    "ro": """
        aanei ababei albu anghel ardelean balan barbu bejan bostan botnaru bujor campeanu caraman cazacu ceban cebotari
        chiriac chirila chirtoaca ciobanu ciorba codreanu cojocaru coman constantin constantinescu costea cozma craciun
        cristea croitoru cucu damian diaconescu diaconu dima dinu dobre dochioiu dragomir duca duma dumitrescu dumitru
        eftimie ene fieraru filat filip florea gavriliuc georgescu gheorghe gheorghiu ghimpu grecu grigore grosu gutu hancu
        iacob ichim ilie ion ionescu ionita iordache ispas kovacs lazar lefter luca lungu lupu manea manole marcu marin
        matei maxim mazilescu melnic mihalache miron mocanu moldovan moldoveanu morar moraru muntean munteanu muresan nagy
        neagu nedelcu negru nemes nica nicolae nicolau nistor nita olaru onofrei oprea pana pascal paun pavel petcu petrea
        pintilie pislaru plamadeala pop popa popescu postolache preda prodan puscasu racu radu railean raileanu roman rosca
        rosu rotaru rusu sandu sarbu sava serban sima simion sirbu spinu stan stanciu stancu stanescu stoian stoica stratan
        suciu szabo tabacu tanase timbalist tofan toma tomescu trandafir tudor tudose turcan turcanu ungureanu ursu vaduva
        vasile vieru virlan vlad voicu voinea vrabie zaharia zamfir
    """,
    "fi": """
        aalto aaltonen aho ahokas ahola ahonen ahtisaari airaksinen alanen alanko alatalo andersson antikainen anttila
        anttonen aro asikainen autio auvinen backman berg bjorklund blom blomqvist eklund elo eloranta eriksson erkkila
        eronen eskelinen eskola fagerstrom forsman granlund gronroos gustafsson haapala haapanen haapaniemi haataja haavisto
        hakala hakkarainen hakkinen halla halme halonen hamalainen hanninen hannula harju harkonen hartikainen hautala
        hautamaki haverinen heikkila heikkinen heino heinonen heiskanen helenius helin helminen henriksson hietala hietanen
        hiltunen hirvi hirvonen hokkanen holappa holm holmberg holmstrom holopainen honkanen huhtala huotari huovinen
        huttunen huuskonen hytonen hyttinen hyvarinen hyvonen ihalainen ikonen immonen jaakkola jaaskelainen jaatinen
        jalonen jansson jantti jarvela jarvenpaa jarvi jarvinen jauhiainen johansson jokela joki jokinen juntunen jussila
        juvonen kahkonen kaikkonen kainulainen kallio kamarainen kanerva kangas kankaanpaa kantola karhu karhunen kari
        karjalainen karki karkkainen karlsson karppinen karttunen karvinen karvonen kauppila kauppinen keinanen kemppainen
        keranen keskinen keskitalo ketola kettunen kilpelainen kinnunen kiuru kivela kivi kivimaki kivinen kiviniemi kivisto
        koistinen koivisto koivu koivula koivunen kokko kokkonen kolehmainen komulainen konttinen koponen korhonen korpela
        korpi kortelainen koskela koski koskinen kosonen kovanen kuisma kujala kukkonen kulmala kumpulainen kuosmanen kurki
        kuronen kuusela kuusisto kyllonen laakkonen laakso laaksonen lahteenmaki lahti lahtinen laiho laine laitinen lammi
        lampi lampinen lankinen lappalainen lassila latvala laukkanen laurila lehikoinen lehtimaki lehtinen lehto lehtola
        lehtonen leino leinonen lepisto leppala leppanen leskinen liimatainen lilja lind lindberg lindfors lindgren lindholm
        lindqvist lindroos lindstrom linna lipponen liukkonen luoma luukkonen maatta maenpaa makela maki makinen makkonen
        malinen manninen mannisto mantyla markkanen martikainen marttila marttinen matikainen matilainen mattila mattsson
        merilainen miettinen mikkola mikkonen moilanen moisio mononen muhonen mustajarvi mustonen myllyla myllymaki nevala
        nevalainen niemela niemi nieminen niiranen nikula niskanen nissinen nousiainen nurmi nurminen nuutinen nyberg
        nykanen nylund nyman oikarinen oinonen ojala ojanen oksanen ollikainen ollila onnela osterman paakkonen paananen
        paavilainen paavola pajunen pakarinen palo palomaki parkkinen partanen parviainen pasanen pehkonen pekkala
        pekkarinen pelkonen pelto peltola peltonen peltoniemi pennanen penttila penttinen perala pesonen pietila piha
        piirainen pirinen pitkanen pohjola pollanen puhakka pulkkinen puranen puro puustinen raatikainen raisanen rajala
        ranta rantala rantanen rasanen raty rauhala rautiainen rautio reinikainen repo riihimaki riikonen rinne rintala
        rissanen ronkainen ronkko rossi ruotsalainen ruuskanen rytkonen ryynanen saarela saari saarinen saastamoinen sainio
        sallinen salmela salmi salminen salo salomaa salonen savola savolainen seppa seppala seppanen sihvonen sillanpaa
        silvennoinen simola simonen sipila siren sirvio sjoberg sjoblom soderstrom soini soininen stubb suhonen sundstrom
        suo suomalainen suominen susi sutinen syrjala tahtinen taipale takala tamminen tanskanen tarvainen taskinen tervo
        tiainen tiihonen tikka tikkanen timonen tirkkonen toivanen toivola toivonen tolonen tolvanen tuomi tuominen tuovinen
        turpeinen turunen uotila uusitalo vaananen vainio vaisala vaisanen valimaki valkama valkonen valtonen vanhala varis
        vartiainen vayrynen venalainen vesterinen viitala viitanen viljanen virta virtanen voutilainen vuorela vuori
        vuorinen wallin wikstrom yli ylinen ylitalo ylonen
    """,
    "en": """
        abbott acevedo acosta adams adeyemi adkins aguilar aguirre ahmed akhtar alexander ali allan allen allison alvarado
        alvarez andersen anderson andrade andrews anthony archer arellano arias armstrong arnold arroyo ashley ashton atkins
        atkinson austin avery avila ayala ayers bailey baird baker baldwin ball ballard banks barajas barber barker barlow
        barnes barnett barr barrera barrett barron barry bartlett barton bass bates bauer bautista baxter bean beard beasley
        beck becker begum bell beltran bender benitez benjamin bennett benson bentley benton berg berger bernard berry best
        bevan bibi birch bird bishop black blackburn blackwell blair blake blanchard blankenship blevins bolton bond bonilla
        booker boone booth bowen bowers bowman boyd boyer boyle bradford bradley bradshaw brady branch brandt braun bray
        brennan brewer bridges briggs bright brock brookes brooks brown browne browning bruce bryan bryant buchanan buck
        buckley bull bullock burch burgess burke burnett burns burrows burton bush butcher butler byrd byrne cabrera cain
        calderon caldwell calhoun callahan camacho cameron campbell campos cannon cantrell cantu cardenas carey carlson
        carney carpenter carr carrillo carroll carson carter cartwright case casey castaneda castillo castro cervantes
        chadwick chamberlain chambers chan chandler chaney chang chapman charles charlton chase chavez chen cherry choi
        chowdhury christensen christian chung church cisneros clark clarke clay clayton clements cline coates cobb cochran
        coffey cohen cole coleman coles collier collins colon combs compton conley conner connolly connor conrad contreras
        conway cook cooke cooley cooper copeland cordova cortez costa cowan cox craig crane crawford crosby cross cruz
        cuevas cummings cunningham curry curtis dale dalton daly daniel daniels daugherty davenport davey david davidson
        davies davila davis davison dawson day dean decker delacruz deleon delgado dennis desai diaz dickerson dickinson
        dickson dillon dixon dobson dodd dodson doherty dominguez donaldson donnelly donovan dorsey dougherty douglas downs
        doyle drake duarte dudley duffy duke duncan dunlap dunn duran durham dyer eaton edwards elliott ellis ellison
        english erickson escobar esparza espinoza estes estrada evans everett ewing farley farmer farrell faulkner ferguson
        fernandez ferrell field fields figueroa finch finley fischer fisher fitzgerald fitzpatrick fleming fletcher flores
        flowers floyd flynn foley forbes ford forster foster fowler fox francis franco frank franklin fraser frazier
        frederick freeman french frey friedman fritz frost fry frye fuentes fuller gaines gallagher gallegos galloway galvan
        gamble garcia gardiner gardner garner garrett garrison garza gates gay gentry george gibbons gibbs gibson gilbert
        giles gill gillespie gilmore glass glenn glover goddard godfrey goldberg golden goldstein gomez gonzales gonzalez
        good goodman goodwin gordon gough gould graham grant graves gray green greene greenwood greer gregory griffin
        griffith griffiths grimes gross guerra guerrero gupta gutierrez guzman haas hahn hale haley hall hamilton hammond
        hampton hancock haney hanna hansen hanson hardin harding hardy hargreaves harmon harper harrell harrington harris
        harrison hart hartley hartman harvey hatfield hawkins hayden hayes haynes hays hayward heath hebert henderson
        hendricks hendrix henry hensley henson herbert herman hernandez herrera herring hess hester hewitt hickman hicks
        higgins hill hilton hines hinton ho hobbs hodge hodges hodgson hoffman hogan holden holder holland holloway holmes
        holt hood hooper hoover hope hopkins horn horne horton houghton house houston howard howarth howe howell howells
        huang hubbard huber hudson huerta huff huffman hughes hull humphrey humphreys humphries hunt hunter hurley hurst
        hussain hutchinson huynh hyde ibarra ingram iqbal irwin islam iyer jackson jacobs jacobson james jarvis jefferson
        jenkins jennings jensen jimenez john johns johnson johnston jones jordan joseph joshi joyce juarez kaiser kane
        kaufman kaur kay keith keller kelley kelly kemp kennedy kent kerr key khan kidd kim king kirby kirk klein kline
        knapp knight knowles knox koch kowalski kramer krause krueger kumar lam lamb lambert landry lane lang lara larsen
        larson law lawrence lawson le leach leblanc lee lees leon leonard lester levine levy lewis li lin lindsey little liu
        livingston lloyd logan long lopez lord love lowe lowery lozano lucas lucero luna lutz lynch lynn lyons macdonald
        macias mack madden maddox mahmood mahoney maldonado malone mann manning marks marquez marsden marsh marshall martin
        martinez mason massey mata mathews mathis matthews maxwell may mayer maynard mayo mays mcbride mccall mccann
        mccarthy mccarty mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland mcgee
        mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon mcmillan mcneil
        mcpherson meadows medina mehta mejia melendez mellor melton mendez mendoza mensah mercado mercer merritt metcalfe
        meyer meyers meza miah michael middleton miles miller mills miranda mistry mitchell molina monroe montes montgomery
        montoya moody moon mooney moore mora morales moran moreno morgan morley morris morrison morrow morse morton moses
        mosley moss moyer mueller mullen mullins munoz murillo murphy murray myers nash navarro naylor neal nelson newman
        newton nguyen nicholls nichols nicholson nielsen nixon noble nolan norman norris north norton novak nowak nunez
        obrien ochoa oconnell oconnor odom odonnell okafor okonkwo oliver olsen olson oneal oneill orozco orr ortega ortiz
        osborn osborne osei osullivan owen owens pace pacheco padilla page palmer park parker parkes parkin parkinson parks
        parrish parry parsons patel patrick patterson patton paul payne peacock pearce pearson peck pena pennington perez
        perkins perry peters petersen peterson petty pham phelps phillips pickering pierce pineda pittman pitts pollard
        ponce poole pope porter potter potts powell power powers pratt preston price prince pritchard proctor pruitt pugh
        quinn rahman ramirez ramos ramsey randall randolph rangel rao rasmussen ray raymond read reddy reed rees reese
        reeves reid reilly reyes reynolds rhodes rice rich richard richards richardson richmond riddle riggs riley rios
        ritter rivas rivera rivers roach robbins roberson roberts robertson robinson robles robson rocha rodgers rodriguez
        rogers rojas rollins roman romero rosales rosario rose rosenberg ross roth rowe rowland rowley roy rubio ruiz rush
        russell russo ryan salas salazar salinas sampson sanchez sanders sanderson sandoval sanford santana santiago santos
        saunders savage sawyer schaefer schmidt schmitt schneider schofield schroeder schultz schwartz scott sellers serrano
        sexton shaffer shah shannon sharma sharp sharpe shaw shea shelton shepard shepherd sheppard sherman shields short
        silva simmons simon simpson sims sinclair singh singleton skinner slater sloan small smart smith snow snyder solis
        solomon sosa soto sparks spears spence spencer stafford stanley stanton stark steele stein stephens stephenson
        stevens stevenson stewart stokes stone storey stout strickland strong stuart suarez sullivan summers sutton swanson
        sweeney swift sykes talbot tanner tapia tate taylor terrell terry thomas thompson thomson thornton thorpe todd
        tomlinson torres townsend tran travis trevino trujillo tucker turnbull turner tyler underwood valdez valencia
        valentine valenzuela vance vang vargas vasquez vaughan vaughn vazquez vega velasquez velazquez velez villa
        villanueva villarreal villegas vincent wade wagner walker wall wallace waller wallis walls walsh walter walters
        walton wang ward ware warner warren washington waters watkins watson watts weaver webb weber webster weeks weiss
        welch wells werner west weston wheeler whitaker white whitehead whitehouse whitney whittaker wiggins wilcox wiley
        wilkerson wilkins wilkinson williams williamson willis wilson winter winters wise wolf wolfe wong wood woodard woods
        woodward wright wu wyatt yang yates yoder york young yu zamora zavala zhang zimmerman zuniga
    """,
}
"""By language. Russian ones are known by their endings."""

RATHER_SURNAMES = {
    "en": """
        allen bailey carter clark cole franklin gilbert howard jackson lara lee lewis lloyd martin mason parker perry pierce
        ross simon stewart warren
    """,
}
"""First names that are more often borne as surnames."""
